# Synced staff: Add-, Get-, Set- and Remove-EsSyncedStaff.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld

    function New-TestCsv([string[]] $Line) {
        $csv = New-TestPath $world '.csv'
        [System.IO.File]::WriteAllLines($csv, $Line)
        $csv
    }
}

AfterAll { Stop-TestWorld $world }

Describe 'Add-EsSyncedStaff' {
    BeforeEach { $path = New-TestDatabase $world }

    It 'binds the columns of a CSV file: <Columns>' -ForEach @(
        @{ Columns = 'StaffNumber'; Lines = 'StaffNumber', '1001', '1003' }
        @{ Columns = 'EMail'; Lines = 'EMail', 'anna.bergmann@musterbau.example', 'SABINE.GROSS@musterbau.example ' }
        @{ Columns = 'mail'; Lines = 'mail', 'anna.bergmann@musterbau.example', 'sabine.gross@musterbau.example' }
        @{ Columns = 'EmailAddress'; Lines = 'EmailAddress', 'anna.bergmann@musterbau.example', 'sabine.gross@musterbau.example' }
        @{ Columns = 'UserPrincipalName'; Lines = 'UserPrincipalName', 'anna.bergmann@musterbau.example', 'sabine.gross@musterbau.example' }
        @{ Columns = 'StaffNumber and EMail, of which one may be empty'; Lines = 'StaffNumber,EMail,Name', '1001,,Anna', ',sabine.gross@musterbau.example,Sabine' }
    ) {
        Import-Csv -LiteralPath (New-TestCsv $Lines) | Add-EsSyncedStaff -Connection hq
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001, 1003
    }

    It 'binds objects like those of Get-ADUser, with a mailbox address before a user principal name' {
        $users = @(
            [pscustomobject]@{ DistinguishedName = 'CN=Anna'; Name = 'Bergmann, Anna'; SamAccountName = 'abe'; UserPrincipalName = 'abe@ad.musterbau.example'; Enabled = $true; mail = $anna; EmailAddress = $anna }
            [pscustomobject]@{ DistinguishedName = 'CN=Sabine'; Name = 'Gross, Sabine'; SamAccountName = 'sgr'; UserPrincipalName = $sabine; Enabled = $true; mail = $null }
        )
        $users | Add-EsSyncedStaff -Connection hq
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001, 1003
    }

    It 'takes addresses and what Get-EsStaff puts out' {
        $anna, $juergen | Add-EsSyncedStaff -Connection hq
        Get-EsStaff Sabine* | Add-EsSyncedStaff -Connection hq
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001, 1002, 1003
    }

    It 'keeps nothing of one object for the next' {
        $null = [pscustomobject]@{ StaffNumber = 1001 }, [pscustomobject]@{ Department = 'Bau' } | Add-EsSyncedStaff -Connection hq -ErrorAction SilentlyContinue -ErrorVariable failures
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.MissingStaff,*'
    }

    It 'goes on behind each that cannot be added, and names it' {
        'nobody@musterbau.example', $anna, $anna, $sabine | Add-EsSyncedStaff -Connection hq -ErrorAction SilentlyContinue -ErrorVariable failures
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001, 1003
        @($failures).Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownStaff,*'
        $failures[0].TargetObject | Should -Be 'nobody@musterbau.example'
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'EsExchange.AlreadyExists,*'
        $failures[1].CategoryInfo.Category | Should -Be 'ResourceExists'
    }

    It 'ends at the first that cannot be added with -ErrorAction Stop' {
        $failure = Get-FirstError { 'nobody@musterbau.example', $anna | Add-EsSyncedStaff -Connection hq -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownStaff,*'
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }

    It 'refuses <What> with <Id>' -ForEach @(
        @{ What = 'an unknown connection'; Id = 'UnknownConnection'; Command = { Add-EsSyncedStaff $anna -Connection branch } }
        @{ What = 'a member without EMail'; Id = 'NoMailboxAddress'; Command = { Add-EsSyncedStaff -StaffNumber 1007 -Connection hq } }
        @{ What = 'an unknown number'; Id = 'UnknownStaff'; Command = { Add-EsSyncedStaff -StaffNumber 4711 -Connection hq } }
        @{ What = 'nobody at all'; Id = 'MissingStaff'; Command = { Add-EsSyncedStaff -Connection hq } }
    ) {
        (Get-FirstError $Command).FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }

    It 'adds all who have a mailbox address and are not synced yet' {
        Add-EsSyncedStaff $anna -Connection hq
        (Add-EsSyncedStaff -All -Connection hq -PassThru -WarningAction SilentlyContinue).Count | Should -Be 10
        @(Get-EsSyncedStaff).Count | Should -Be 11
        Add-EsSyncedStaff -All -Connection hq -PassThru | Should -BeNullOrEmpty
    }

    It 'puts out nothing, and the staff with -PassThru' {
        Add-EsSyncedStaff $anna -Connection hq | Should -BeNullOrEmpty
        $added = Add-EsSyncedStaff $sabine -Connection hq -PassThru
        $added.Name | Should -BeLike 'Sabine*'
        $added.Connection | Should -Be 'hq'
    }

    It 'writes nothing with -WhatIf' {
        Get-EsStaff | Where-Object { $_.EMail } | Add-EsSyncedStaff -Connection hq -WhatIf
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }

    It 'asks for each with -Confirm' {
        foreach ($answer in 'No', 'Yes') {
            $session = New-TestSession $world -Answer $answer
            try {
                $null = Invoke-InSession $session "Connect-EsDatabase '$path'; '$anna', '$sabine' | Add-EsSyncedStaff -Connection hq -Confirm"
                $session.Questions.Count | Should -Be 2
                $session.Questions[0] | Should -Match 'Anna Bergmann <anna.bergmann@musterbau.example>'
            }
            finally { Close-TestSession $session }
            @(Get-EsSyncedStaff).Count | Should -Be $(if ($answer -eq 'Yes') { 2 } else { 0 })
        }
    }

    It 'tells with -Verbose whom it adds' {
        $said = Add-EsSyncedStaff $anna -Connection hq -Verbose 4>&1
        @($said).Message -join ' ' | Should -Match 'Anna Bergmann'
    }

    It 'warns of a member who may not create appointments in eserp' {
        Add-EsSyncedStaff -StaffNumber 1006 -Connection hq -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -join '' | Should -Match '1006'
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1006
    }

    It 'warns with the first who is synced: restart the eserp clients, and let only one interface run' {
        $anna, $sabine | Add-EsSyncedStaff -Connection hq -WarningVariable warnings -WarningAction SilentlyContinue
        @($warnings).Count | Should -Be 2
        $warnings[0].Message | Should -Match 'close the eserp clients and start them again'
        $warnings[1].Message | Should -Match 'Only one interface'
        Add-EsSyncedStaff $juergen -Connection hq -WarningVariable warnings
        @($warnings).Count | Should -Be 0
    }

    It 'warns of nothing with -WhatIf' {
        Add-EsSyncedStaff $anna -Connection hq -WhatIf -WarningVariable warnings
        @($warnings).Count | Should -Be 0
    }

    It 'adds with all options on, or as it is told' {
        $added = Add-EsSyncedStaff $anna -Connection hq -NoPrivateAppointments $false -PassThru
        $added.NoPrivateAppointments | Should -BeFalse
        foreach ($option in 'AppointmentSync', 'DeleteAppointmentsInExchange', 'DeleteAppointmentsInEserp', 'TaskSync', 'DeleteTasksInExchange', 'DeleteTasksInEserp', 'NoPrivateTasks', 'ContactTransfer') {
            $added.$option | Should -BeTrue -Because $option
        }
    }

    It 'completes connections, and staff by number or name' {
        $typed = 'Add-EsSyncedStaff -Connection h'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be 'hq'
        $typed = 'Add-EsSyncedStaff -Connection hq -StaffNumber Berg'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be '1001'
        $typed = 'Add-EsSyncedStaff -Connection hq -StaffNumber 1007'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Not -Contain '1007'
    }
}

Describe 'Get-EsSyncedStaff' {
    BeforeAll { $path = New-TestDatabase $world $anna, $sabine }

    It 'finds by name, address and number, with wildcards' {
        (Get-EsSyncedStaff 'anna bergmann').StaffNumber | Should -Be 1001
        (Get-EsSyncedStaff *gross@*).StaffNumber | Should -Be 1003
        (Get-EsSyncedStaff 1003).StaffNumber | Should -Be 1003
        (Get-EsSyncedStaff -StaffNumber 1001).StaffNumber | Should -Be 1001
        (Get-EsSyncedStaff -Connection h*).StaffNumber | Should -Be 1001, 1003
        (Get-EsStaff Anna* | Get-EsSyncedStaff).StaffNumber | Should -Be 1001
    }

    It 'names each that is not synced, and finds the others' {
        $found = Get-EsSyncedStaff 4711, 1001, Nobody -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.StaffNumber | Should -Be 1001
        $failures.TargetObject | Should -Be '4711', 'Nobody'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotSynced,*'
        (Get-FirstError { Get-EsSyncedStaff -Connection branch }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
    }

    It 'completes the names of those who are synced' {
        $typed = 'Get-EsSyncedStaff '
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.Count | Should -Be 2
    }

    It 'is shown in a table of 120 columns, and in full as a list' {
        $lines = @(Get-EsSyncedStaff | Get-ShownLine)
        $lines.Count | Should -Be 4
        $lines[0] | Should -Match 'Connection .*StaffNumber .*Name .*EMail'
        (Get-EsSyncedStaff | Format-List * | Get-ShownLine) -join ' ' | Should -Match 'NoPrivateAppointments'
    }
}

Describe 'Set-EsSyncedStaff' {
    BeforeEach { $path = New-TestDatabase $world $anna, $sabine }

    It 'changes what is given, and nothing else' {
        Get-EsSyncedStaff | Set-EsSyncedStaff -DeleteAppointmentsInEserp $false
        (Get-EsSyncedStaff).DeleteAppointmentsInEserp | Should -Be $false, $false
        (Get-EsSyncedStaff).DeleteAppointmentsInExchange | Should -Be $true, $true
        Set-EsSyncedStaff 1001 -DeleteAppointmentsInEserp $true
        (Get-EsSyncedStaff).DeleteAppointmentsInEserp | Should -Be $true, $false
    }

    It 'finds by name, address and number, with wildcards, and by pipeline' {
        Set-EsSyncedStaff anna* -NoPrivateTasks $false
        (Get-EsSyncedStaff).NoPrivateTasks | Should -Be $false, $true
        Set-EsSyncedStaff *gross@* -NoPrivateTasks $false
        (Get-EsSyncedStaff).NoPrivateTasks | Should -Be $false, $false
        $anna, 1003 | Set-EsSyncedStaff -NoPrivateTasks $true
        (Get-EsSyncedStaff).NoPrivateTasks | Should -Be $true, $true
        [pscustomobject]@{ Name = 'Gross, Sabine'; EMail = $sabine } | Set-EsSyncedStaff -ContactTransfer $false
        Set-EsSyncedStaff -StaffNumber 1001 -TaskSync $false
        (Get-EsSyncedStaff).ContactTransfer | Should -Be $true, $false
        (Get-EsSyncedStaff).TaskSync | Should -Be $false, $true
    }

    It 'puts out nothing, and the staff with -PassThru' {
        Set-EsSyncedStaff 1001 -NoPrivateAppointments $false | Should -BeNullOrEmpty
        (Set-EsSyncedStaff 1003 -NoPrivateAppointments $false -PassThru).StaffNumber | Should -Be 1003
    }

    It 'writes nothing with -WhatIf' {
        Set-EsSyncedStaff 1001 -NoPrivateAppointments $false -WhatIf
        (Get-EsSyncedStaff 1001).NoPrivateAppointments | Should -BeTrue
    }

    It 'names each that is not synced, and changes the others' {
        Set-EsSyncedStaff 4711, 1001 -NoPrivateAppointments $false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.TargetObject | Should -Be 4711
        (Get-EsSyncedStaff 1001).NoPrivateAppointments | Should -BeFalse
    }
}

Describe 'Remove-EsSyncedStaff' {
    BeforeEach { $path = New-TestDatabase $world $anna, $sabine }

    It 'removes singly, by pipeline, and all' {
        Remove-EsSyncedStaff 1001 -Confirm:$false
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1003
        Get-EsSyncedStaff | Remove-EsSyncedStaff -Confirm:$false
        Get-EsSyncedStaff | Should -BeNullOrEmpty
        $anna, $sabine | Add-EsSyncedStaff -Connection hq
        Remove-EsSyncedStaff -All -Connection hq -Confirm:$false
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }

    It 'removes by name and address, with wildcards' {
        Remove-EsSyncedStaff anna* -Confirm:$false
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1003
        [pscustomobject]@{ EMail = $sabine } | Remove-EsSyncedStaff -Confirm:$false
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }

    It 'removes nobody where nobody comes through the pipeline' {
        Get-EsSyncedStaff | Where-Object { $_.Name -eq 'Nobody' } | Remove-EsSyncedStaff -Confirm:$false
        (Get-FirstError { Remove-EsSyncedStaff @() -Confirm:$false }).CategoryInfo.Category | Should -Be 'InvalidData'
        @(Get-EsSyncedStaff).Count | Should -Be 2
    }

    It 'removes nothing with -WhatIf, or where the answer is no' {
        Remove-EsSyncedStaff -All -WhatIf
        $session = New-TestSession $world -Answer 'No'
        try {
            $null = Invoke-InSession $session "Connect-EsDatabase '$path'; Remove-EsSyncedStaff -All -Confirm"
            $session.Questions.Count | Should -Be 2
        }
        finally { Close-TestSession $session }
        @(Get-EsSyncedStaff).Count | Should -Be 2
    }

    It 'deletes nothing in the mailbox or in eserp' {
        $null = Invoke-EsSync
        $appointments = @(Invoke-EserpUser $world $path list, 1001).Count
        $items = @(Get-ExchangeItem $world.Simulator $anna).Count
        Remove-EsSyncedStaff -All -Confirm:$false
        $null = Invoke-EsSync -WarningAction SilentlyContinue
        @(Invoke-EserpUser $world $path list, 1001).Count | Should -Be $appointments
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be $items
        $items | Should -BeGreaterThan 0
    }

    It 'names each that is not synced, and removes the others' {
        Remove-EsSyncedStaff 4711, 1001 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.TargetObject | Should -Be 4711
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1003
        (Get-FirstError { Remove-EsSyncedStaff -All -Connection branch -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
        @(Get-EsSyncedStaff).Count | Should -Be 1
    }
}
