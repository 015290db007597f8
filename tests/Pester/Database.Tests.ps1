# The eserp database: Initialize-, Connect-, Get- and Test-EsDatabase.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Initialize-EsDatabase' {
    It 'creates a database and says so' {
        $path = New-TestPath $world
        $database = Initialize-EsDatabase $path
        $database.Location | Should -Be $path
        $database.Kind | Should -Be 'Sqlite'
        $database.PreviousVersion | Should -Be 0
        $database.Version | Should -BeGreaterThan 0
        [System.IO.File]::Exists($path) | Should -BeTrue
    }

    It 'leaves a database of the current version as it is' {
        $path = New-TestPath $world
        $null = Initialize-EsDatabase $path -SampleCompany
        $again = Initialize-EsDatabase $path -SampleCompany
        $again.PreviousVersion | Should -Be $again.Version
        Connect-EsDatabase $path
        @(Get-EsStaff).Count | Should -Be 12
    }

    It 'writes nothing with -WhatIf' {
        $path = New-TestPath $world
        Initialize-EsDatabase $path -WhatIf
        [System.IO.File]::Exists($path) | Should -BeFalse
    }

    It 'asks with -Confirm, and takes no for an answer' {
        $path = New-TestPath $world
        $session = New-TestSession $world -Answer 'No'
        try {
            $null = Invoke-InSession $session "Initialize-EsDatabase '$path' -Confirm"
            $session.Questions.Count | Should -Be 1
            $session.Questions[0] | Should -Match ([regex]::Escape($path))
        }
        finally { Close-TestSession $session }
        [System.IO.File]::Exists($path) | Should -BeFalse
    }

    It 'takes a path as the shell means it' {
        Push-Location -LiteralPath $world.Work
        try { (Initialize-EsDatabase './relative.db').Location | Should -Be ([System.IO.Path]::Combine($world.Work, 'relative.db')) }
        finally { Pop-Location }
    }

    It 'takes a time zone by its Windows or its IANA id and shows the same as Get-EsDatabase' {
        foreach ($zone in 'W. Europe Standard Time', 'Europe/Vienna') {
            $database = Initialize-EsDatabase (New-TestPath $world) -TimeZone $zone
            $database.TimeZone | Should -Be 'W. Europe Standard Time'
            $database | Connect-EsDatabase
            (Get-EsDatabase).TimeZone | Should -Be $database.TimeZone
        }
    }

    It 'completes time zones' {
        $typed = 'Initialize-EsDatabase x.db -TimeZone Europe/Vie'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be 'Europe/Vienna'
    }

    It 'refuses <What> with <Id>' -ForEach @(
        @{ What = 'an unknown time zone'; Id = 'InvalidValue'; Command = { Initialize-EsDatabase (New-TestPath $world) -TimeZone Mitteleuropa } }
        @{ What = 'a folder that is missing'; Id = 'ReadOnly'; Command = { Initialize-EsDatabase ([System.IO.Path]::Combine($world.Work, 'missing', 'eserp.db')) } }
        @{ What = 'a file that is no database'; Id = 'Corrupt'; Command = { Initialize-EsDatabase $foreign } }
        @{ What = 'a path that is none of a file'; Id = 'InvalidPath'; Command = { Initialize-EsDatabase 'variable:eserp' } }
    ) {
        $foreign = New-TestPath $world
        [System.IO.File]::WriteAllText($foreign, 'x' * 5000)
        $failure = Get-FirstError $Command
        $failure.FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
        $failure.Exception.Message | Should -Not -BeNullOrEmpty
        [System.IO.File]::ReadAllText($foreign) | Should -Be ('x' * 5000)
    }
}

Describe 'Connect-EsDatabase' {
    It 'takes what Initialize-EsDatabase and Get-ChildItem put out' {
        $path = New-TestPath $world
        Initialize-EsDatabase $path -SampleCompany | Connect-EsDatabase
        (Get-EsDatabase).Location | Should -Be $path
        $other = New-TestDatabase $world
        Get-Item -LiteralPath $path | Connect-EsDatabase
        (Get-EsDatabase).Location | Should -Be $path
        $other | Should -Not -Be $path
    }

    It 'puts out nothing, and the database with -PassThru' {
        $path = New-TestDatabase $world
        Connect-EsDatabase $path | Should -BeNullOrEmpty
        (Connect-EsDatabase $path -PassThru).Location | Should -Be $path
    }

    It 'says what to do where the database is missing, and stays connected to the one before' {
        $path = New-TestDatabase $world
        $failure = Get-FirstError { Connect-EsDatabase ([System.IO.Path]::Combine($world.Work, 'missing.db')) }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotFound,*'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure.Exception.Message | Should -Match 'Initialize-EsDatabase'
        (Get-EsDatabase).Location | Should -Be $path
    }

    It 'leaves a file that is no database alone' {
        $path = New-TestPath $world '.txt'
        [System.IO.File]::WriteAllText($path, 'Personal 2026')
        (Get-FirstError { Connect-EsDatabase $path }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.*,*'
        [System.IO.File]::ReadAllText($path) | Should -Be 'Personal 2026'
    }
}

Describe 'Get-EsDatabase' {
    It 'shows the database in a table of 120 columns' {
        $null = New-TestDatabase $world
        $lines = @(Get-EsDatabase | Get-ShownLine)
        $lines[0] | Should -Match '^Kind .*Version .*TimeZone .*Location'
        $lines.Count | Should -Be 3
    }
}

Describe 'Test-EsDatabase' {
    It 'passes each step of the sample company, and warns of staff without EMail' {
        $null = New-TestDatabase $world
        $steps = Test-EsDatabase
        $steps | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
        ($steps | Where-Object { $_.Step -eq 'ChangeFeed' }).Result | Should -Be 'Passed'
        $staff = $steps | Where-Object { $_.Step -eq 'Staff' }
        $staff.Result | Should -Be 'Warning'
        $staff.Message | Should -Match '1007'
    }

    It 'fails where a connection names an activity type that eserp does not have, and tries the other steps' {
        $null = New-TestDatabase $world
        $null = Set-EsExchangeConnection hq -DefaultTaskActivityType 99
        $steps = Test-EsDatabase -ErrorAction SilentlyContinue -ErrorVariable failures
        ($steps | Where-Object { $_.Step -eq 'Connections' }).Message | Should -Match 'DefaultTaskActivityType 99'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.DatabaseTestFailed.Connections,*'
        $steps[-1].Step | Should -Be 'Interface'
    }

    It 'leaves no trace of what it tried' {
        $path = New-TestDatabase $world $anna
        $before = @(Invoke-EserpUser $world $path list, 1001)
        $null = Test-EsDatabase
        @(Invoke-EserpUser $world $path list, 1001).Count | Should -Be $before.Count
    }
}
