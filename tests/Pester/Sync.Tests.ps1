# A sync and what it leaves behind: Invoke-EsSync, Get-EsSyncRun, Get-EsSyncIssue, Get-EsSyncApproval, Approve-EsSyncDelete, conflicts.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld

    function Add-Appointment([string] $Subject, [int] $Days = 2) {
        $start = [datetime]::Today.AddDays($Days).AddHours(9).ToString('s')
        $end = [datetime]::Today.AddDays($Days).AddHours(10).ToString('s')
        Invoke-EserpUser $world $path add, 1001, $Subject, $start, $end
    }

    function Get-Appointment([string] $Subject) { Invoke-EserpUser $world $path list, 1001 | Where-Object { $_.Subject -eq $Subject } }

    function Get-Item365([string] $Subject) { Get-ExchangeItem $world.Simulator $anna | Where-Object { $_.subject -eq $Subject } }

    function Set-ExchangeItem($Item, $Change) {
        $null = Invoke-Simulator $world.Simulator Patch "/mailboxes/$anna/calendar?id=$([uri]::EscapeDataString($Item.id))" $Change
    }
}

AfterAll { Stop-TestWorld $world }

Describe 'Invoke-EsSync' {
    BeforeEach { $path = New-TestDatabase $world $anna }

    It 'shows its plan with -WhatIf, carries it out, and is idle afterwards' {
        $plan = @(Invoke-EsSync -WhatIf)
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
        $planned = @($plan | Where-Object { $_.Side -eq 'Exchange' -and $_.Change -eq 'Create' })
        $planned.Count | Should -BeGreaterThan 5
        $planned[0].Fields[0].Field | Should -Be 'Subject'

        $first = Invoke-EsSync
        $first.ExchangeCreated | Should -Be $planned.Count
        $first.Writes | Should -Be $plan.Count
        $first.Errors | Should -Be 0
        $first.Failure | Should -BeNullOrEmpty

        Invoke-EsSync -WhatIf | Should -BeNullOrEmpty
        (Invoke-EsSync).Writes | Should -Be 0
        (Invoke-Simulator $world.Simulator Get '/status').messagesSent | Should -Be 0
    }

    It 'honours $WhatIfPreference' {
        & { $WhatIfPreference = $true; Invoke-EsSync } | Should -Not -BeNullOrEmpty
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
    }

    It 'brings what was created, changed and deleted in Exchange to eserp' {
        $null = Add-Appointment 'Umzug'
        $null = Add-Appointment 'Abgesagt'
        $null = Invoke-EsSync
        Set-ExchangeItem (Get-Item365 'Umzug') @{ location = 'Halle 7' }
        Get-Item365 'Abgesagt' | Remove-ExchangeItem $world.Simulator $anna
        $null = Invoke-Simulator $world.Simulator Post "/mailboxes/$anna/calendar" @{ subject = 'Mittagessen'; start = [datetime]::UtcNow.Date.AddDays(1).ToString('yyyy-MM-dd') + 'T11:30:00Z'; timeZone = 'W. Europe Standard Time' }
        $result = Invoke-EsSync
        $result.EserpCreated | Should -Be 1
        $result.EserpUpdated | Should -Be 1
        $result.EserpDeleted | Should -Be 1
        (Get-Appointment 'Umzug').Location | Should -Be 'Halle 7'
        Get-Appointment 'Abgesagt' | Should -BeNullOrEmpty
        @(Get-Appointment 'Mittagessen').Count | Should -Be 1
        (Invoke-EsSync).Writes | Should -Be 0
    }

    It 'emits one result for each mailbox, also for chosen ones' {
        Add-EsSyncedStaff $sabine -Connection hq
        (Invoke-EsSync).Mailbox | Sort-Object | Should -Be $anna, $sabine
        (Invoke-EsSync -Staff 1003).Mailbox | Should -Be $sabine
        (Invoke-EsSync -Staff 'Anna*').Mailbox | Should -Be $anna
        @(Invoke-EsSync hq -ThrottleLimit 1).Count | Should -Be 2
    }

    It 'refuses <What> with <Id> before it begins' -ForEach @(
        @{ What = 'an unknown connection'; Id = 'EsExchange.UnknownConnection,*'; Command = { Invoke-EsSync hq, nobody } }
        @{ What = 'staff that is not synced'; Id = 'EsExchange.NotSynced,*'; Command = { Invoke-EsSync -Staff 1001, 1002 } }
        @{ What = 'more mailboxes at once than Exchange allows'; Id = 'ParameterArgumentValidationError,*'; Command = { Invoke-EsSync -ThrottleLimit 28 } }
    ) {
        (Get-FirstError $Command).FullyQualifiedErrorId | Should -BeLike $Id
        Get-EsSyncRun | Should -BeNullOrEmpty
    }

    It 'warns where nobody is synced' {
        Remove-EsSyncedStaff -All -Confirm:$false
        Invoke-EsSync -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings -join '' | Should -Match 'Add-EsSyncedStaff'
    }

    It 'syncs what comes through the pipeline, in one run: <What>' -ForEach @(
        @{ What = 'synced staff'; Expected = 1001; Command = { Get-EsSyncedStaff | Where-Object { $_.StaffNumber -eq 1001 } | Invoke-EsSync } }
        @{ What = 'staff of eserp'; Expected = 1003; Command = { Get-EsStaff Sabine* | Invoke-EsSync } }
        @{ What = 'names and numbers'; Expected = 1001, 1003; Command = { 'Anna*', 1003 | Invoke-EsSync } }
        @{ What = 'addresses of a CSV file'; Expected = 1003; Command = { [pscustomobject]@{ EMail = $sabine } | Invoke-EsSync } }
        @{ What = 'a connection'; Expected = 1001, 1003; Command = { Get-EsExchangeConnection hq | Invoke-EsSync } }
        @{ What = 'results of a run'; Expected = 1003; Command = { Invoke-EsSync -Staff 1003 | Invoke-EsSync } }
        @{ What = 'a round of Start-EsSync'; Expected = 1001; Command = { Get-EsSyncedStaff 1001 | Start-EsSync } }
    ) {
        $null = New-EsExchangeConnection branch -Url $world.Simulator.Url -Credential $world.Credential
        Add-EsSyncedStaff $sabine -Connection hq
        $results = @(& $Command)
        $results.StaffNumber | Sort-Object | Should -Be $Expected
    }

    It 'syncs nobody where nobody comes through the pipeline, and refuses an empty list' {
        $null = Get-EsSyncedStaff | Where-Object { $_.Name -eq 'Nobody' } | Invoke-EsSync -WarningAction SilentlyContinue
        Get-EsSyncRun | Should -BeNullOrEmpty
        (Get-FirstError { Invoke-EsSync -Staff @() }).CategoryInfo.Category | Should -Be 'InvalidData'
        Get-EsSyncRun | Should -BeNullOrEmpty
    }

    It 'names each of the pipeline that is not synced, and syncs the others' {
        $results = 'Nobody', 1001, 4711 | Invoke-EsSync -ErrorAction SilentlyContinue -ErrorVariable failures
        $results.StaffNumber | Should -Be 1001
        $failures.TargetObject | Should -Be 'Nobody', '4711'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotSynced,*'
    }

    It 'reports a mailbox that fails with an error of its own, and syncs the others' {
        Add-EsSyncedStaff -StaffNumber 1009 -Connection hq
        $results = Invoke-EsSync -ErrorAction SilentlyContinue -ErrorVariable failures
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.MailboxNotFound,*'
        $failures[0].TargetObject | Should -Be 'lena.huebner@musterbau.example'
        ($results | Where-Object { $_.Mailbox -eq $anna }).ExchangeCreated | Should -BeGreaterThan 0
        ($results | Where-Object { $_.StaffNumber -eq 1009 }).Failure | Should -Not -BeNullOrEmpty
    }

    It 'tells with -Verbose what it changes, and reports progress to its end' {
        $session = New-TestSession $world
        try {
            $null = Invoke-InSession $session "Connect-EsDatabase '$path'; Invoke-EsSync -Verbose"
            $session.Lines -join "`n" | Should -Match "anna\.bergmann@musterbau\.example: Create '"
            $session.Progress.Count | Should -BeGreaterThan 0
            $session.Progress[$session.Progress.Count - 1].RecordType | Should -Be 'Completed'
        }
        finally { Close-TestSession $session }
    }

    It 'is stopped by Ctrl+C, and the next run completes it' {
        $expected = @(Invoke-EsSync -WhatIf | Where-Object { $_.Side -eq 'Exchange' -and $_.Kind -eq 'Appointment' }).Count
        $null = Invoke-Simulator $world.Simulator Post '/faults' @{ effect = 'hang'; operation = 'CreateItem' }
        $session = New-TestSession $world
        try {
            $null = $session.Shell.Commands.Clear()
            $running = $session.Shell.AddScript("Connect-EsDatabase '$path'; Invoke-EsSync").BeginInvoke()
            while (-not (Invoke-Simulator $world.Simulator Get '/faults').fired) { $null = $running.AsyncWaitHandle.WaitOne(50) }
            $running.IsCompleted | Should -BeFalse
            $session.Shell.Stop()
            $session.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally {
            $null = Invoke-Simulator $world.Simulator Delete '/faults'
            Close-TestSession $session
        }
        $null = Invoke-EsSync
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be $expected
        (Invoke-EsSync).Writes | Should -Be 0
    }

    It 'is shown in tables of 120 columns' {
        $lines = @(Invoke-EsSync -WhatIf | Get-ShownLine)
        $lines[0] | Should -Match 'Mailbox .*Side .*Change .*Subject .*Fields'
        $lines = @(Invoke-EsSync | Get-ShownLine)
        $lines[0] | Should -Match 'Mailbox .*eserp \+ .*Exchange \+ .*Errors'
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }
}

Describe 'Get-EsSyncRun' {
    It 'lists the latest runs, of all or of one' {
        $path = New-TestDatabase $world $anna, $sabine
        $null = Invoke-EsSync
        $null = Invoke-EsSync -Staff 1001
        @(Get-EsSyncRun).Count | Should -Be 3
        @(Get-EsSyncRun -Last 1).Mailbox | Should -Be $anna
        (Get-EsSyncRun $sabine).State | Should -Be 'Complete'
        (Get-EsSyncRun 1001).Count | Should -Be 2
        $lines = @(Get-EsSyncRun | Get-ShownLine)
        $lines[0] | Should -Match 'RunId .*Mailbox .*Started .*State'
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }
}

Describe 'Get-EsSyncIssue' {
    It 'says of a private appointment why it did not cross, and ends that when it does' {
        $path = New-TestDatabase $world $anna
        $null = Invoke-EsSync
        $issue = Get-EsSyncIssue -Reason Private
        $issue.Subject | Should -Be 'Zahnarzt'
        $issue.Message | Should -Match 'private'
        Get-EsSyncIssue $sabine | Should -BeNullOrEmpty
        Invoke-EserpUser $world $path change, ([string] $issue.EserpId), Sensitivity, 0
        $null = Invoke-EsSync
        Get-EsSyncIssue -Reason Private | Should -BeNullOrEmpty
        (Get-EsSyncIssue -Reason Private -IncludeEnded).Ended | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-EsSyncApproval and Approve-EsSyncDelete' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        Set-EsExchangeConnection hq -DeleteLimit 1 -DeleteLimitPercent 1
        foreach ($number in 1..3) { $null = Add-Appointment "Weg $number" }
        $null = Invoke-EsSync
        Get-ExchangeItem $world.Simulator $anna | Where-Object { $_.subject -like 'Weg *' } | Remove-ExchangeItem $world.Simulator $anna
        (Invoke-EsSync -ErrorAction SilentlyContinue).EserpDeleted | Should -Be 0
    }

    It 'list deletions that wait, and let those through that are approved' {
        $waiting = @(Get-EsSyncApproval)
        $waiting.Subject | Sort-Object | Should -Be 'Weg 1', 'Weg 2', 'Weg 3'
        $waiting[0].DeletesIn | Should -Be 'Eserp'
        @($waiting | Get-ShownLine)[0] | Should -Match 'IssueId .*Mailbox .*Subject .*DeletesIn'
        $waiting | Where-Object { $_.Subject -eq 'Weg 1' } | Approve-EsSyncDelete -Confirm:$false
        (Invoke-EsSync -ErrorAction SilentlyContinue).EserpDeleted | Should -Be 1
        Get-Appointment 'Weg 1' | Should -BeNullOrEmpty
        @(Get-EsSyncApproval | Where-Object { -not $_.Approved }).Count | Should -Be 2
    }

    It 'approve nothing with -WhatIf, and ask by subject and mailbox' {
        Get-EsSyncApproval | Approve-EsSyncDelete -WhatIf
        $session = New-TestSession $world -Answer 'No'
        try {
            $null = Invoke-InSession $session "Connect-EsDatabase '$path'; Get-EsSyncApproval | Approve-EsSyncDelete"
            $session.Questions.Count | Should -Be 3
            $session.Questions -join "`n" | Should -Match "'Weg 2' of anna\.bergmann@musterbau\.example"
        }
        finally { Close-TestSession $session }
        Get-EsSyncApproval | Where-Object { $_.Approved } | Should -BeNullOrEmpty
        (Invoke-EsSync -ErrorAction SilentlyContinue).EserpDeleted | Should -Be 0
    }

    It 'refuse what does not wait, and approve the others' {
        $id = @(Get-EsSyncApproval)[0].IssueId
        Approve-EsSyncDelete 4711, $id -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotWaiting,*'
        @(Get-EsSyncApproval | Where-Object { $_.Approved }).IssueId | Should -Be $id
    }
}

Describe 'Get-EsSyncConflict and Resolve-EsSyncConflict' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        Set-EsExchangeConnection hq -ConflictRule Eserp
        $id = Add-Appointment 'Streitfall'
        $null = Invoke-EsSync
        Invoke-EserpUser $world $path change, ([string] $id), Location, 'Werkhof'
        Set-ExchangeItem (Get-Item365 'Streitfall') @{ location = 'Halle 7' }
        (Invoke-EsSync).Conflicts | Should -Be 1
    }

    It 'list the field with both values and the winner' {
        $conflict = Get-EsSyncConflict
        $conflict.Subject | Should -Be 'Streitfall'
        $conflict.Field | Should -Be 'Location'
        $conflict.Eserp | Should -Be 'Werkhof'
        $conflict.Exchange | Should -Be 'Halle 7'
        $conflict.Winner | Should -Be 'Eserp'
        (Get-Item365 'Streitfall').location | Should -Be 'Werkhof'
        $lines = @($conflict | Get-ShownLine)
        $lines[0] | Should -Match 'Subject .*Field .*Eserp .*Exchange .*Winner'
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }

    It 'bring the other value back' {
        Get-EsSyncConflict | Resolve-EsSyncConflict -Keep Exchange -WhatIf
        (Get-Appointment 'Streitfall').Location | Should -Be 'Werkhof'
        Get-EsSyncConflict | Resolve-EsSyncConflict -Keep Exchange -Confirm:$false
        $null = Invoke-EsSync
        (Get-Appointment 'Streitfall').Location | Should -Be 'Halle 7'
        (Get-Item365 'Streitfall').location | Should -Be 'Halle 7'
        Get-EsSyncConflict | Should -BeNullOrEmpty
        (Get-EsSyncConflict -IncludeResolved).Kept | Should -Be 'Exchange'
    }

    It 'refuse what is no conflict' {
        (Get-FirstError { Resolve-EsSyncConflict 4711 Exchange -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NoConflict,*'
        $typed = 'Resolve-EsSyncConflict 1 -Keep '
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be 'Base', 'Eserp', 'Exchange'
    }
}
