# Connections to Exchange: New-, Get-, Set-, Remove- and Test-EsExchangeConnection.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld -Https
    $good = 'https://mail.example.com/EWS/Exchange.asmx'
    $secret = ConvertTo-SecureString 'streng-geheim' -AsPlainText -Force
}

AfterAll { Stop-TestWorld $world }

Describe 'New-EsExchangeConnection' {
    BeforeEach { $path = New-TestDatabase $world }

    It 'creates a connection with a password and puts it out' {
        $connection = New-EsExchangeConnection branch -Url $good -Credential $world.Credential -SyncInterval 30 -AlternativeTextSync $true
        $connection.Name | Should -Be 'branch'
        $connection.UserName | Should -Be 'dienst@musterbau.example'
        $connection.SyncInterval | Should -Be ([timespan]::FromMinutes(30))
        $connection.AlternativeTextSync | Should -BeTrue
        (Get-EsExchangeConnection branch).Url | Should -Be $good
    }

    It 'creates a connection for OAuth 2.0' {
        $connection = New-EsExchangeConnection cloud -Url $good -ClientId app -TenantId tenant -ClientSecret $secret
        $connection.Authentication | Should -Be 'OAuth'
        $connection.ClientId | Should -Be 'app'
        $connection.UserName | Should -BeNullOrEmpty
    }

    It 'shows the secret nowhere' {
        $shown = & {
            New-EsExchangeConnection cloud -Url $good -ClientId app -TenantId tenant -ClientSecret $secret -Verbose
            New-EsExchangeConnection branch -Url $good -Credential $world.Credential -Debug
            Get-EsExchangeConnection | Format-List *
            Get-EsExchangeConnection | ConvertTo-Json
        } 3>&1 4>&1 5>&1 | Out-String -Width 500
        $shown | Should -Match 'branch'
        $shown | Should -Not -Match 'geheim'
        $file = [System.Text.Encoding]::UTF8.GetString([System.IO.File]::ReadAllBytes($path))
        $file | Should -Not -Match 'geheim'
    }

    It 'takes the interval as minutes, as text and as a TimeSpan' {
        foreach ($interval in 5, '5', '00:05:00', [timespan]::FromMinutes(5)) {
            (Set-EsExchangeConnection hq -SyncInterval $interval -PassThru).SyncInterval.TotalMinutes | Should -Be 5
        }
    }

    It 'refuses <What> with <Id>' -ForEach @(
        @{ What = 'a name that is taken'; Id = 'AlreadyExists'; Category = 'ResourceExists'; Command = { New-EsExchangeConnection HQ -Url $good -Credential $world.Credential } }
        @{ What = 'plain http'; Id = 'InvalidUrl'; Category = 'InvalidArgument'; Command = { New-EsExchangeConnection x -Url 'http://mail.example.com/EWS/Exchange.asmx' -Credential $world.Credential } }
        @{ What = 'a domain\user name'; Id = 'InvalidUserName'; Category = 'InvalidArgument'; Command = { New-EsExchangeConnection x -Url $good -Credential (New-TestCredential 'MUSTERBAU\dienst') } }
        @{ What = 'no password'; Id = '*'; Category = 'InvalidArgument'; Command = { New-EsExchangeConnection x -Url $good } }
        @{ What = 'an interval of nothing'; Id = 'InvalidInterval'; Category = 'InvalidArgument'; Command = { New-EsExchangeConnection x -Url $good -Credential $world.Credential -SyncInterval 0 } }
        @{ What = 'a password and a client secret'; Id = 'AmbiguousAuthentication'; Category = 'InvalidArgument'; Command = { New-EsExchangeConnection x -Url $good -Credential $world.Credential -ClientId a -TenantId b -ClientSecret $secret } }
    ) {
        $failure = Get-FirstError $Command
        $failure.FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.Exception.Message | Should -Not -Match 'geheim'
        @(Get-EsExchangeConnection).Count | Should -Be 1
    }

    It 'writes nothing with -WhatIf' {
        New-EsExchangeConnection branch -Url $good -Credential $world.Credential -WhatIf
        (Get-EsExchangeConnection).Name | Should -Be 'hq'
    }

    It 'asks for what is missing by its name' {
        $session = New-TestSession $world
        try {
            $null = Invoke-InSession $session "Connect-EsDatabase '$path'; New-EsExchangeConnection"
            $session.Questions | Should -Be 'Name'
        }
        finally { Close-TestSession $session }
    }
}

Describe 'Get-EsExchangeConnection' {
    BeforeAll {
        $path = New-TestDatabase $world
        $null = New-EsExchangeConnection 'Haus 2' -Url $good -Credential $world.Credential
    }

    It 'finds by name, with wildcards, and by pipeline' {
        (Get-EsExchangeConnection).Name | Sort-Object | Should -Be 'Haus 2', 'hq'
        (Get-EsExchangeConnection HQ).Name | Should -Be 'hq'
        (Get-EsExchangeConnection haus*).Name | Should -Be 'Haus 2'
        ('hq', 'Haus 2' | Get-EsExchangeConnection).Name | Should -Be 'hq', 'Haus 2'
        ([pscustomobject]@{ Connection = 'hq' } | Get-EsExchangeConnection).Name | Should -Be 'hq'
    }

    It 'names each that is unknown, and finds the others' {
        $found = Get-EsExchangeConnection nobody, hq -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.Name | Should -Be 'hq'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
        $failures[0].TargetObject | Should -Be 'nobody'
    }

    It 'completes names, quoted where they need it' {
        foreach ($typed in 'Get-EsExchangeConnection ha', "Set-EsExchangeConnection -Name 'ha", 'Invoke-EsSync -Connection ha', 'Test-EsExchangeConnection ha') {
            (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be "'Haus 2'" -Because $typed
        }
    }

    It 'is shown in a table of 120 columns' {
        $lines = @(Get-EsExchangeConnection | Get-ShownLine)
        $lines.Count | Should -Be 4
        $lines[0] | Should -Match 'Name .*Authentication .*UserName .*Url'
    }
}

Describe 'Set-EsExchangeConnection' {
    BeforeEach { $path = New-TestDatabase $world }

    It 'changes what is given, and nothing else' {
        $before = Get-EsExchangeConnection hq
        Set-EsExchangeConnection hq -DeleteLimit 3 -ConflictRule Exchange | Should -BeNullOrEmpty
        $after = Get-EsExchangeConnection hq
        $after.DeleteLimit | Should -Be 3
        $after.ConflictRule | Should -Be 'Exchange'
        $after.SyncInterval | Should -Be $before.SyncInterval
        $after.UserName | Should -Be $before.UserName
    }

    It 'changes each option of the manual: <Option>' -ForEach @(
        @{ Option = 'AppointmentSync'; Value = $false }
        @{ Option = 'AlternativeTextSync'; Value = $true }
        @{ Option = 'SyncActivityTypes'; Value = $true }
        @{ Option = 'PriorityAsText'; Value = $true }
        @{ Option = 'EquipmentAsText'; Value = $true }
        @{ Option = 'AllowAddressBookSync'; Value = $true }
        @{ Option = 'DefaultAppointmentActivityType'; Value = 2 }
        @{ Option = 'DefaultTaskActivityType'; Value = 5 }
        @{ Option = 'PriorityLow'; Value = 1 }
        @{ Option = 'PriorityNormal'; Value = 2 }
        @{ Option = 'PriorityHigh'; Value = 3 }
        @{ Option = 'DeleteLimitPercent'; Value = 50 }
        @{ Option = 'SeriesDaysBack'; Value = 60 }
        @{ Option = 'SeriesDaysAhead'; Value = 90 }
        @{ Option = 'HistoryDays'; Value = 30 }
    ) {
        $given = @{ $Option = $Value }
        (Get-EsExchangeConnection hq).$Option | Should -Not -Be $Value
        Set-EsExchangeConnection hq @given
        (Get-EsExchangeConnection hq).$Option | Should -Be $Value
    }

    It 'moves a start that is in the future or long ago to 30 days back, and warns' {
        foreach ($start in (Get-Date).AddYears(1), (Get-Date).AddYears(-1)) {
            $moved = (Set-EsExchangeConnection hq -SyncStart $start -PassThru -WarningVariable warnings -WarningAction SilentlyContinue).SyncStart
            @($warnings).Count | Should -Be 1
            ((Get-Date) - $moved).TotalDays | Should -BeGreaterThan 29.9
            ((Get-Date) - $moved).TotalDays | Should -BeLessThan 30.1
        }
    }

    It 'warns that alternative text synchronisation is for special cases, when it is turned on' {
        Set-EsExchangeConnection hq -AlternativeTextSync $true -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -join '' | Should -Match 'special cases'
        Set-EsExchangeConnection hq -AlternativeTextSync $true -DeleteLimit 3 -WarningVariable warnings
        @($warnings).Count | Should -Be 0
    }

    It 'renames one connection, and refuses one name for several' {
        $null = New-EsExchangeConnection branch -Url $good -Credential $world.Credential
        (Get-FirstError { Set-EsExchangeConnection hq, branch -NewName x }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.AmbiguousName,*'
        (Get-FirstError { Set-EsExchangeConnection branch -NewName hq }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.AlreadyExists,*'
        (Get-EsExchangeConnection).Name | Sort-Object | Should -Be 'branch', 'hq'
        Set-EsExchangeConnection branch -NewName x
        (Get-EsExchangeConnection).Name | Sort-Object | Should -Be 'hq', 'x'
    }

    It 'writes nothing with -WhatIf, and nothing of a change that is refused' {
        Set-EsExchangeConnection hq -DeleteLimit 3 -WhatIf
        $failure = Get-FirstError { Set-EsExchangeConnection hq -DeleteLimit 3 -SyncInterval 0 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.InvalidInterval,*'
        (Get-EsExchangeConnection hq).DeleteLimit | Should -Be 10
    }

    It 'completes the conflict rules' {
        $typed = 'Set-EsExchangeConnection hq -ConflictRule '
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be 'Eserp', 'Exchange', 'Newest'
    }
}

Describe 'Remove-EsExchangeConnection' {
    BeforeEach { $path = New-TestDatabase $world }

    It 'asks before it removes' {
        foreach ($answer in 'No', 'Yes') {
            $session = New-TestSession $world -Answer $answer
            try {
                $null = Invoke-InSession $session "Connect-EsDatabase '$path'; Get-EsExchangeConnection | Remove-EsExchangeConnection"
                $session.Questions.Count | Should -Be 1
            }
            finally { Close-TestSession $session }
            @(Get-EsExchangeConnection).Count | Should -Be $(if ($answer -eq 'Yes') { 0 } else { 1 })
        }
    }

    It 'refuses a connection with staff unless it is forced, and removes the others' {
        $null = New-EsExchangeConnection branch -Url $good -Credential $world.Credential
        Add-EsSyncedStaff $anna -Connection hq
        Remove-EsExchangeConnection hq, branch -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.InUse,*'
        $failures[0].TargetObject | Should -Be 'hq'
        (Get-EsExchangeConnection).Name | Should -Be 'hq'
        Remove-EsExchangeConnection hq -Force -Confirm:$false
        Get-EsExchangeConnection | Should -BeNullOrEmpty
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }
}

Describe 'Test-EsExchangeConnection' {
    BeforeEach { $path = New-TestDatabase $world $anna }

    It 'passes a connection that works, step by step, in a table for each connection' {
        $steps = @(Test-EsExchangeConnection hq)
        $steps | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
        foreach ($step in 'Resolve', 'Connect', 'Authenticate', 'Version', 'Impersonate') {
            ($steps | Where-Object { $_.Step -eq $step }).Result | Should -Be 'Passed' -Because $step
        }
        @($steps | Get-ShownLine)[0] | Should -Match 'Connection: hq'
    }

    It 'says what failed and what to do: <What>' -ForEach @(
        @{ What = 'a wrong password'; Step = 'Authenticate'; Change = { Set-EsExchangeConnection hq -Credential (New-TestCredential -Password 'falsch') } }
        @{ What = 'an account without the right to impersonate'; Step = 'Impersonate'; Change = { Set-EsExchangeConnection hq -Credential (New-TestCredential 'schwach@musterbau.example') } }
        @{ What = 'a self-signed certificate'; Step = 'Tls'; Change = { Set-EsExchangeConnection hq -Url $world.Simulator.HttpsUrl } }
        @{ What = 'a port that nobody listens at'; Step = 'Connect'; Change = { Set-EsExchangeConnection hq -Url 'https://127.0.0.1:1/EWS/Exchange.asmx' } }
    ) {
        & $Change
        $steps = Test-EsExchangeConnection hq -ErrorAction SilentlyContinue -ErrorVariable failures
        $failed = @($steps | Where-Object { $_.Result -eq 'Failed' })
        $failed.Step | Should -Be $Step
        $failed[0].Advice | Should -Not -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike "EsExchange.ConnectionTestFailed.$Step,*"
        $failures[0].TargetObject | Should -Be 'hq'
        ($steps | Out-String) + ($failures | Out-String) | Should -Not -Match 'falsch|geheim'
    }
}
