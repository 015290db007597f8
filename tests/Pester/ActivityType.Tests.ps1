# Activity types and their colours: Get-EsActivityType, Set- and Remove-EsActivityCategory.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Get-EsActivityType' {
    BeforeAll { $path = New-TestDatabase $world }

    It 'lists the activity types with the category that Outlook shows' {
        $types = @(Get-EsActivityType)
        $types.Count | Should -BeGreaterThan 5
        foreach ($type in $types) { $type.Category | Should -BeExactly "ES_$($type.Number)_$($type.Name)" }
    }

    It 'finds by number and by name, with wildcards, and names each that is unknown' {
        $fifth = Get-EsActivityType 5
        $fifth.Number | Should -Be 5
        (Get-EsActivityType $fifth.Name).Number | Should -Be 5
        (Get-EsActivityType ($fifth.Name.Substring(0, 4) + '*')).Number | Should -Contain 5
        $failure = Get-FirstError { Get-EsActivityType 4711 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownObject,*'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'is shown in a table of 120 columns' {
        $lines = @(Get-EsActivityType | Get-ShownLine)
        $lines[0] | Should -Match 'Number .*Category'
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }
}

Describe 'Set-EsActivityCategory' {
    BeforeEach { $path = New-TestDatabase $world $anna }

    It 'gives a colour in English or in German, by number, by name and by pipeline' {
        Set-EsActivityCategory 5 Green | Should -BeNullOrEmpty
        (Get-EsActivityType 5).Color | Should -Be 'Green'
        $german = (Get-EsActivityType 5).GermanColor
        Set-EsActivityCategory (Get-EsActivityType 1).Name $german
        (Get-EsActivityType 1).Color | Should -Be 'Green'
        (Get-EsActivityType 1 | Set-EsActivityCategory -Color Red -PassThru).Color | Should -Be 'Red'
        @(Get-EsActivityType | Where-Object { $_.Color }).Count | Should -Be 2
    }

    It 'offers the category with its colour in the mailbox where activity types are synced' {
        Set-EsExchangeConnection hq -SyncActivityTypes $true
        Set-EsActivityCategory * Blue
        $null = Invoke-EsSync
        $categories = (Get-ExchangeItem $world.Simulator $anna).categories
        $categories | Where-Object { $_ -like 'ES_*' } | Should -Not -BeNullOrEmpty
    }

    It 'refuses a colour that Outlook does not have, and says which there are' {
        $failure = Get-FirstError { Set-EsActivityCategory 5 Beige }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownColor,*'
        $failure.Exception.Message | Should -Match 'Green'
        (Get-EsActivityType 5).Color | Should -BeNullOrEmpty
    }

    It 'completes activity types and colours' {
        $typed = 'Set-EsActivityCategory 5 -Color Gr'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Contain 'Green'
        $typed = 'Set-EsActivityCategory '
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.Count | Should -BeGreaterThan 5
    }

    It 'writes nothing with -WhatIf' {
        Set-EsActivityCategory 5 Green -WhatIf
        (Get-EsActivityType 5).Color | Should -BeNullOrEmpty
    }
}

Describe 'Remove-EsActivityCategory' {
    BeforeEach {
        $path = New-TestDatabase $world
        Set-EsActivityCategory 1 Green
        Set-EsActivityCategory 5 Red
    }

    It 'forgets the colour, by number and by pipeline' {
        Remove-EsActivityCategory 5 -Confirm:$false
        (Get-EsActivityType 5).Color | Should -BeNullOrEmpty
        (Get-EsActivityType 1).Color | Should -Be 'Green'
        Get-EsActivityType | Where-Object { $_.Color } | Remove-EsActivityCategory -Confirm:$false
        Get-EsActivityType | Where-Object { $_.Color } | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        Remove-EsActivityCategory 5 -WhatIf
        (Get-EsActivityType 5).Color | Should -Be 'Red'
    }
}
