# What a DBA gets and keeps: Export-EsDatabaseScript and Update-EsSecretKey.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Export-EsDatabaseScript' {
    BeforeEach { $file = New-TestPath $world '.sql' }

    It 'writes one file for SQL Server, without a database' {
        Export-EsDatabaseScript $file | Should -BeNullOrEmpty
        $script = [System.IO.File]::ReadAllText($file)
        $script | Should -Match 'CREATE TABLE'
        $script | Should -Match 'es\.Connection'
    }

    It 'replaces a file only with -Force, and writes nothing with -WhatIf' {
        'meins' | Set-Content -LiteralPath $file
        (Get-FirstError { Export-EsDatabaseScript $file }).CategoryInfo.Category | Should -Be 'ResourceExists'
        Export-EsDatabaseScript $file -Force -WhatIf
        (Get-Content -LiteralPath $file) | Should -Be 'meins'
        (Export-EsDatabaseScript $file -Kind Sqlite -Force -PassThru).FullName | Should -Be $file
        [System.IO.File]::ReadAllText($file) | Should -Match 'CREATE TABLE'
    }
}

Describe 'Update-EsSecretKey' {
    It 'changes the key, and the connection still works' {
        $path = New-TestDatabase $world $anna
        Update-EsSecretKey -WhatIf
        $key = Update-EsSecretKey
        $key.SecretCount | Should -Be 1
        @($key | Get-ShownLine).Count | Should -BeGreaterThan 0
        Test-EsExchangeConnection hq | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
    }

    It 'refuses a certificate that is not there, and leaves the key' {
        $path = New-TestDatabase $world $anna
        (Get-FirstError { Update-EsSecretKey -CertificateThumbprint ('0' * 40) }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.*,*'
        Test-EsExchangeConnection hq | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
    }
}
