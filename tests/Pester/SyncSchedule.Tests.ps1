# Runs by themselves: Register-, Get- and Unregister-EsSyncSchedule, and Start-EsSync.
# The schedulers of this machine are left alone: a crontab of the tests' own stands in, which Windows does not have.

BeforeDiscovery {
    $isOnWindows = [System.Environment]::OSVersion.Platform -eq 'Win32NT'
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
    $former = $env:PATH
    if ([System.Environment]::OSVersion.Platform -ne 'Win32NT') {
        $programs = [System.IO.Path]::Combine($world.Work, 'bin')
        $null = [System.IO.Directory]::CreateDirectory($programs)
        $program = [System.IO.Path]::Combine($programs, 'crontab')
        [System.IO.File]::WriteAllText($program, "#!/bin/sh`nif [ `"`$1`" = -l ]; then cat `"`$CRONTAB_FILE`" 2> /dev/null || { echo 'no crontab for admin' >&2; exit 1; }; else cat > `"`$CRONTAB_FILE`"; fi`n")
        & chmod +x $program
        $env:PATH = $programs + [System.IO.Path]::PathSeparator + $former
    }
}

AfterAll {
    $env:PATH = $former
    Remove-Item Env:CRONTAB_FILE -ErrorAction SilentlyContinue
    Stop-TestWorld $world
}

Describe 'Register-EsSyncSchedule' -Skip:$isOnWindows {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $env:CRONTAB_FILE = New-TestPath $world '.crontab'
        $log = New-TestPath $world '.jsonl'
    }

    It 'schedules the sync by the interval of the connection, without a secret' {
        $schedule = Register-EsSyncSchedule hq -Scheduler Cron -LogFile $log -WarningAction SilentlyContinue
        $schedule.Name | Should -Be 'hq'
        $schedule.Scheduler | Should -Be 'Cron'
        $schedule.Interval | Should -Be (Get-EsExchangeConnection hq).SyncInterval
        $schedule.Command | Should -Match 'Invoke-EsSync -Unattended'
        [System.IO.File]::ReadAllText($env:CRONTAB_FILE) | Should -Not -Match 'geheim'
        @($schedule | Get-ShownLine)[0] | Should -Match 'Name .*Scheduler .*Interval'
    }

    It 'warns that only one interface may run' {
        $null = Register-EsSyncSchedule -Scheduler Cron -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -join '' | Should -Match 'Only one interface'
    }

    It 'replaces a schedule only with -Force' {
        $null = Register-EsSyncSchedule hq -Scheduler Cron -WarningAction SilentlyContinue
        (Get-FirstError { Register-EsSyncSchedule hq -Scheduler Cron -Interval 5 }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.AlreadyExists,*'
        $null = Register-EsSyncSchedule hq -Scheduler Cron -Interval 5 -Force -WarningAction SilentlyContinue
        (Get-EsSyncSchedule hq).Interval.TotalMinutes | Should -Be 5
    }

    It 'schedules nothing with -WhatIf' {
        Register-EsSyncSchedule -Scheduler Cron -WhatIf -WarningVariable warnings
        @($warnings).Count | Should -Be 0
        [System.IO.File]::Exists($env:CRONTAB_FILE) | Should -BeFalse
    }

    It 'refuses <What> with <Id>' -ForEach @(
        @{ What = 'a connection that is unknown'; Id = 'UnknownConnection'; Command = { Register-EsSyncSchedule branch -Scheduler Cron } }
        @{ What = 'an interval of a day and a minute'; Id = 'IntervalOutOfRange'; Command = { Register-EsSyncSchedule -Scheduler Cron -Interval 1441 } }
        @{ What = 'the scheduler of Windows'; Id = 'SchedulerMissing'; Command = { Register-EsSyncSchedule -Scheduler TaskScheduler } }
    ) {
        (Get-FirstError $Command).FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
        [System.IO.File]::Exists($env:CRONTAB_FILE) | Should -BeFalse
    }

    It 'writes a line that syncs when cron runs it' {
        $schedule = Register-EsSyncSchedule -Scheduler Cron -LogFile $log -WarningAction SilentlyContinue
        $line = [System.IO.File]::ReadAllLines($env:CRONTAB_FILE) | Where-Object { $_ -notlike '#*' -and $_ }
        & /bin/sh -c ($line -replace '^(\S+ ){5}', '').Replace('\%', '%')
        $LASTEXITCODE | Should -Be 0
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -BeGreaterThan 5
        (ConvertFrom-Json @([System.IO.File]::ReadAllLines($log))[-1]).exitCode | Should -Be 0
    }
}

Describe 'Get-EsSyncSchedule and Unregister-EsSyncSchedule' -Skip:$isOnWindows {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $env:CRONTAB_FILE = New-TestPath $world '.crontab'
        [System.IO.File]::WriteAllText($env:CRONTAB_FILE, "0 3 * * * /usr/bin/backup`n")
        $null = New-EsExchangeConnection branch -Url $world.Simulator.Url -Credential $world.Credential
        $null = Get-EsExchangeConnection | Register-EsSyncSchedule -Scheduler Cron -WarningAction SilentlyContinue
    }

    It 'list by name, with wildcards, and name each that is unknown' {
        (Get-EsSyncSchedule).Name | Sort-Object | Should -Be 'branch', 'hq'
        (Get-EsSyncSchedule b*).Name | Should -Be 'branch'
        (Get-FirstError { Get-EsSyncSchedule nowhere }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownSchedule,*'
    }

    It 'end schedules by name and by pipeline, and leave what is not theirs' {
        Get-EsSyncSchedule | Unregister-EsSyncSchedule -WhatIf
        @(Get-EsSyncSchedule).Count | Should -Be 2
        Unregister-EsSyncSchedule branch -Confirm:$false
        (Get-EsSyncSchedule).Name | Should -Be 'hq'
        Get-EsSyncSchedule | Unregister-EsSyncSchedule -Confirm:$false
        Get-EsSyncSchedule | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllText($env:CRONTAB_FILE).Trim() | Should -Be '0 3 * * * /usr/bin/backup'
        (Get-FirstError { Unregister-EsSyncSchedule nowhere -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownSchedule,*'
    }
}

Describe 'Start-EsSync' {
    BeforeEach { $path = New-TestDatabase $world $anna }

    It 'makes one round' {
        (Start-EsSync).ExchangeCreated | Should -BeGreaterThan 5
        (Start-EsSync).Writes | Should -Be 0
    }

    It 'keeps going with -Continuous, until whoever reads it wants no more' {
        $results = @(Start-EsSync -Continuous | Select-Object -First 1)
        $results[0].ExchangeCreated | Should -BeGreaterThan 5
        (Start-EsSync -Continuous -IntervalOnly | Select-Object -First 1).Writes | Should -Be 0
        (Invoke-EsSync).Writes | Should -Be 0
    }

    It 'hears of a change in Exchange, at an interval of a day' {
        Set-EsExchangeConnection hq -SyncInterval 1440
        $session = New-TestSession $world
        try {
            $seen = [System.Collections.ArrayList]::Synchronized((New-Object System.Collections.ArrayList))
            $session.Shell.Runspace.SessionStateProxy.SetVariable('seen', $seen)
            $session.Shell.Commands.Clear()
            $running = $session.Shell.AddScript("Connect-EsDatabase '$path'; Start-EsSync -Continuous | ForEach-Object { `$null = `$seen.Add(`$_) }").BeginInvoke()
            # The second round is that of a mailbox that is listened to.
            while ($seen.Count -lt 2 -and -not $running.IsCompleted) { $null = $running.AsyncWaitHandle.WaitOne(50) }
            $start = [datetime]::Today.AddDays(2).AddHours(9)
            $null = Invoke-Simulator $world.Simulator Post "/mailboxes/$anna/calendar" @{ subject = 'Von unterwegs'; start = $start.ToString('s') + 'Z'; end = $start.AddHours(1).ToString('s') + 'Z' }
            while (-not (@($seen.ToArray()) | Where-Object { $_.EserpCreated -and $_ -ne $seen[0] }) -and -not $running.IsCompleted) { $null = $running.AsyncWaitHandle.WaitOne(50) }
            $running.IsCompleted | Should -BeFalse
            $session.Shell.Stop()
        }
        finally { Close-TestSession $session }
        @(Invoke-EserpUser $world $path list, 1001 | Where-Object { $_.Subject -eq 'Von unterwegs' }).Count | Should -Be 1
    }

    It 'syncs nothing with -WhatIf' {
        Start-EsSync -Continuous -WhatIf | Should -BeNullOrEmpty
        Get-EsSyncRun | Should -BeNullOrEmpty
    }

    It 'refuses staff that is not synced' {
        (Get-FirstError { Start-EsSync -Staff 4711 }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotSynced,*'
    }
}
