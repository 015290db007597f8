# An admin's day, from an empty machine to a sync that runs by itself and a report of it, against a simulated Exchange server.
# Each step shows what the cmdlets output, and the example ends with an error where that is not as it should be.
# In a company of your own: leave out what is simulated, name your server and your account, and on Windows leave out -Scheduler too.
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$work = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'esexchange-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
$null = [System.IO.Directory]::CreateDirectory("$work/bin")
$env:ESEXCHANGE_KEY_FOLDER = "$work/keys"
$http = [System.Net.Http.HttpClient]::new()

function Show([string] $title) { Write-Host ''; Write-Host "--- $title" }

function Assert([bool] $isTrue, [string] $message) { if (-not $isTrue) { throw "Not as it should be: $message" } }

function Start-Simulator {
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $arguments = "$root/tools/EsExchange.Simulator/bin/Debug/net10.0/EsExchange.Simulator.dll", '--http', '0', '--until', 'input', '--account', 'dienst@musterbau.example=geheim=*',
        '--mailbox', 'anna.bergmann@musterbau.example', '--mailbox', 'juergen.oeztuerk@musterbau.example', '--mailbox', 'sabine.gross@musterbau.example'
    foreach ($argument in $arguments) { $start.ArgumentList.Add($argument) }
    [System.Diagnostics.Process]::Start($start)
}

# A crontab of this example's own, so that it leaves the machine's schedules alone.
[System.IO.File]::WriteAllText("$work/bin/crontab", "#!/bin/sh`nif [ `"`$1`" = -l ]; then cat '$work/crontab' 2> /dev/null || { echo 'no crontab for admin' >&2; exit 1; }; else cat > '$work/crontab'; fi`n")
& chmod +x "$work/bin/crontab"
$env:PATH = "$work/bin:$env:PATH"

$simulator = Start-Simulator
try {
    $ready = [System.Text.Json.Nodes.JsonNode]::Parse($simulator.StandardOutput.ReadLine())
    $url = "$($ready['http'])"
    $calendar = "$([uri]::new($url).GetLeftPart('Authority'))/simulator/mailboxes/anna.bergmann@musterbau.example/calendar"

    # Passwords are stored encrypted; their key lies in the folder ESEXCHANGE_KEY_FOLDER, here one of the example's own.
    Show 'Morning: the module, the database, the connection'
    Import-Module "$root/out/EsExchange/EsExchange.psd1"
    Initialize-EsDatabase "$work/eserp.db" -SampleCompany | Connect-EsDatabase
    Test-EsDatabase | Out-Default
    $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
    New-EsExchangeConnection hq -Url $url -Credential $credential -SyncInterval 15 | Out-Default
    Test-EsExchangeConnection hq -Mailbox anna.bergmann@musterbau.example | Out-Default

    # A column EMail, StaffNumber, mail, EmailAddress or UserPrincipalName is enough; Get-ADUser fits as well.
    # With the first staff member the module says what the manual asks for: restart the eserp clients, and run one interface only.
    Show 'Who is synced'
    [System.IO.File]::WriteAllText("$work/staff.csv", "EMail`nanna.bergmann@musterbau.example`njuergen.oeztuerk@musterbau.example`nsabine.gross@musterbau.example`n")
    Import-Csv "$work/staff.csv" | Add-EsSyncedStaff -Connection hq -PassThru | Out-Default

    # Before anything is written, -WhatIf outputs each change of both sides, field by field; the run then makes exactly these.
    Show 'The first run, watched: what it would do, then doing it'
    $planned = @(Invoke-EsSync -WhatIf)
    Write-Host "$($planned.Count) changes are planned, for example $($planned[0].Change) '$($planned[0].Subject)' in $($planned[0].Side)."
    $first = Invoke-EsSync
    $first | Out-Default
    $writes = 0
    foreach ($result in $first) { $writes += $result.Writes }
    Assert ($writes -eq $planned.Count) "the run wrote $writes items, $($planned.Count) were planned"

    # The schedule keeps the interval of the connection and starts a shell of its own; what it does is in the log, a line of JSON for each event.
    # Where a change in Exchange shall be in eserp within seconds, let Start-EsSync -Continuous run as a service instead.
    Show 'Noon: the sync runs by itself'
    Register-EsSyncSchedule -Scheduler Cron -LogFile "$work/sync.jsonl" | Out-Default
    $schedule = Get-EsSyncSchedule
    Assert ($schedule.Interval.TotalMinutes -eq 15) 'the schedule keeps the interval of the connection'
    Assert (-not [System.IO.File]::ReadAllText("$work/crontab").Contains('geheim')) 'the schedule holds no password'

    $content = [System.Net.Http.StringContent]::new('{"subject":"Besprechung Neubau","start":"' + [datetime]::UtcNow.AddDays(1).ToString('yyyy-MM-dd') + 'T11:30:00Z","location":"Büro","timeZone":"W. Europe Standard Time"}', [System.Text.Encoding]::UTF8, 'application/json')
    $null = $http.PostAsync($calendar, $content).Result.EnsureSuccessStatusCode()
    Write-Host 'Anna adds an appointment in Outlook, and the quarter of an hour is over: cron runs its line.'
    $line = [System.IO.File]::ReadAllLines("$work/crontab") | Where-Object { $_.StartsWith('*/15 ') }
    & sh -c $line.Substring('*/15 * * * * '.Length).Replace('\%', '%')
    Assert ($LASTEXITCODE -eq 0) "the scheduled run left with $LASTEXITCODE"
    foreach ($text in [System.IO.File]::ReadAllLines("$work/sync.jsonl")) {
        $entry = [System.Text.Json.Nodes.JsonNode]::Parse($text)
        Write-Host "$($entry['time'])  $($entry['event'])  $($entry['mailbox']) $($entry['change']) $($entry['subject']) $($entry['outcome'])"
    }

    # Status, runs and issues are kept in the database, so any session that connects to it sees them.
    Show 'Afternoon: how does it stand?'
    $status = Get-EsSyncStatus
    $status | Out-Default
    Assert (@($status | Where-Object { "$($_.State)" -ne 'UpToDate' }).Count -eq 0) 'all mailboxes are up to date'
    Get-EsSyncRun -Last 6 | Out-Default
    Get-EsSyncIssue | Out-Default

    # One file that loads nothing from elsewhere, in German or English, to be mailed or put on a web server.
    Show 'Evening: a report for the boss'
    $report = Export-EsSyncReport "$work/report.html" -Culture de-DE -PassThru
    $page = [System.IO.File]::ReadAllText($report.FullName)
    Assert ($page.Contains('EsExchange-Bericht') -and $page.Contains('3 von 3 aktuell')) 'the report tells the same'
    Write-Host "$($report.Name): $([int]($report.Length / 1024)) KB in one file, which any browser shows without a network."

    Show 'The end of the example: its schedule is taken back'
    Get-EsSyncSchedule | Unregister-EsSyncSchedule
    Assert (@(Get-EsSyncSchedule).Count -eq 0) 'the schedule is gone'
}
finally {
    $simulator.StandardInput.Close()
    $simulator.WaitForExit()
    [System.IO.Directory]::Delete($work, $true)
}
