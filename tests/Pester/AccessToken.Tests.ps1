# Tokens of an application: Request-EsAccessToken.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld -Https
    $path = New-TestDatabase $world
    $secret = ConvertTo-SecureString 'geheim-app' -AsPlainText -Force
}

AfterAll { Stop-TestWorld $world }

Describe 'Request-EsAccessToken' {
    It 'asks for nothing where no connection signs in as an application' {
        Request-EsAccessToken | Should -BeNullOrEmpty
    }

    It 'refuses <What> with <Id>' -ForEach @(
        @{ What = 'a connection that is unknown'; Id = 'UnknownConnection'; Command = { Request-EsAccessToken nowhere } }
        @{ What = 'a connection that signs in with a password'; Id = 'NotOAuth'; Command = { Request-EsAccessToken hq } }
    ) {
        (Get-FirstError $Command).FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
    }

    It 'says which connection gets no token from an authority that is not trusted, and shows no secret' {
        $authority = ([uri] $world.Simulator.HttpsUrl).GetLeftPart([System.UriPartial]::Authority)
        $null = New-EsExchangeConnection cloud -Url $world.Simulator.HttpsUrl -ClientId app -TenantId tenant -ClientSecret $secret -Authority $authority
        $shown = Request-EsAccessToken cloud -Debug -Verbose -ErrorAction SilentlyContinue -ErrorVariable failures 4>&1 5>&1 | Out-String
        @($failures).Count | Should -Be 1
        $failures[0].TargetObject | Should -Be 'cloud'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.*,*'
        $shown + ($failures | Out-String) | Should -Not -Match 'geheim'
    }

    It 'takes connections from the pipeline, and shows the token only on request' {
        (Get-Command Request-EsAccessToken).Parameters.Keys | Should -Contain 'AsPlainText'
        (Get-FirstError { Get-EsExchangeConnection hq | Request-EsAccessToken }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotOAuth,*'
    }
}
