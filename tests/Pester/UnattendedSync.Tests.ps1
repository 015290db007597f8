# Runs that nobody watches: Invoke-EsSync -Unattended -LogFile, as a scheduler starts it.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld

    function Invoke-Scheduled([string] $Database, [string] $Log) {
        Invoke-FreshShell {
            param($Manifest, $Database, $Log)
            Import-Module $Manifest
            try { Connect-EsDatabase $Database } catch { 'not connected' }
            try { $null = Invoke-EsSync -Unattended -LogFile $Log -WarningAction SilentlyContinue -ErrorAction SilentlyContinue } catch { 'not run' }
            exit $LASTEXITCODE
        } $world.Manifest, $Database, $Log
    }

    function Read-Log([string] $Log) { Get-Content -LiteralPath $Log -Encoding UTF8 | ForEach-Object { ConvertFrom-Json $_ } }
}

AfterAll { Stop-TestWorld $world }

Describe 'An unattended run' {
    BeforeEach { $log = New-TestPath $world '.jsonl' }

    It 'ends with 0 where all went well, and leaves a line for each event' {
        $path = New-TestDatabase $world $anna
        (Invoke-Scheduled $path $log).ExitCode | Should -Be 0
        $events = @(Read-Log $log)
        $events[0].event | Should -Be 'runStart'
        $last = $events[$events.Count - 1]
        $last.event | Should -Be 'runEnd'
        $last.exitCode | Should -Be 0
        @($events | Where-Object { $_.event -eq 'change' }).Count | Should -Be ($last.exchangeWrites + $last.eserpWrites)
        [System.IO.File]::ReadAllText($log) | Should -Not -Match 'geheim'
    }

    It 'ends with 2 where a mailbox failed' {
        $path = New-TestDatabase $world $anna
        Add-EsSyncedStaff -StaffNumber 1009 -Connection hq
        (Invoke-Scheduled $path $log).ExitCode | Should -Be 2
    }

    It 'ends with 1 where the database is missing' {
        (Invoke-Scheduled (New-TestPath $world) $log).ExitCode | Should -Be 1
    }

    It 'does not begin without its log file' {
        $path = New-TestDatabase $world $anna
        (Get-FirstError { Invoke-EsSync -LogFile ([System.IO.Path]::Combine($path, 'sync.jsonl')) }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.LogFileUnusable,*'
        Get-EsSyncRun | Should -BeNullOrEmpty
    }
}
