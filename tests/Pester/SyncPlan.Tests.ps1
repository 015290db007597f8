# A plan that is saved, reviewed and made: Export-EsSyncPlan and Invoke-EsSync -Plan.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Export-EsSyncPlan' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $file = New-TestPath $world '.json'
    }

    It 'saves what Invoke-EsSync -WhatIf shows, and Invoke-EsSync -Plan makes exactly that' {
        $plan = @(Export-EsSyncPlan $file)
        $plan.Count | Should -Be @(Invoke-EsSync -WhatIf).Count
        @((Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json).Changes).Count | Should -Be $plan.Count
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
        (Invoke-EsSync -Plan $file).Writes | Should -Be $plan.Count
        (Invoke-EsSync).Writes | Should -Be 0
    }

    It 'saves a plan that is refused once something has moved' {
        $null = Export-EsSyncPlan $file
        $start = [datetime]::Today.AddDays(2).AddHours(9).ToString('s')
        $null = Invoke-EserpUser $world $path add, 1001, 'Inzwischen', $start, $start.Replace('T09', 'T10')
        (Get-FirstError { Invoke-EsSync -Plan $file }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.PlanMoved,*'
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
    }

    It 'saves nothing with -WhatIf' {
        Export-EsSyncPlan $file -WhatIf | Should -Not -BeNullOrEmpty
        [System.IO.File]::Exists($file) | Should -BeFalse
    }

    It 'makes a plan for one database alone, and none of another file' {
        $null = Export-EsSyncPlan $file
        $null = New-TestDatabase $world $anna
        (Get-FirstError { Invoke-EsSync -Plan $file }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.PlanOfOtherDatabase,*'
        'Einkaufsliste' | Set-Content -LiteralPath $file
        (Get-FirstError { Invoke-EsSync -Plan $file }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotAPlan,*'
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
    }
}
