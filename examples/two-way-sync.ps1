# A two-way sync between an eserp database of a sample company and a simulated Exchange server, as an admin would set it up.
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$work = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'esexchange-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
$null = [System.IO.Directory]::CreateDirectory($work)
$env:ESEXCHANGE_KEY_FOLDER = "$work/keys"
$database = "$work/eserp.db"
$anna = 'anna.bergmann@musterbau.example'
$http = [System.Net.Http.HttpClient]::new()
$berlin = [System.TimeZoneInfo]::FindSystemTimeZoneById('Europe/Berlin')

function Start-Simulator {
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $arguments = "$root/tools/EsExchange.Simulator/bin/Debug/net10.0/EsExchange.Simulator.dll", '--http', '0', '--until', 'input', '--account', 'dienst@musterbau.example=geheim=*',
        '--mailbox', $anna, '--mailbox', 'juergen.oeztuerk@musterbau.example', '--mailbox', 'sabine.gross@musterbau.example'
    foreach ($argument in $arguments) { $start.ArgumentList.Add($argument) }
    [System.Diagnostics.Process]::Start($start)
}

function Invoke-EserpUser {
    $arguments = $args
    & dotnet "$root/tools/EsExchange.EserpUser/bin/Debug/net10.0/EsExchange.EserpUser.dll" $database @arguments
}

function Invoke-Simulator([string] $method, [string] $path, [string] $json) {
    $request = [System.Net.Http.HttpRequestMessage]::new([System.Net.Http.HttpMethod]::new($method), "$base$path")
    if ($json) { $request.Content = [System.Net.Http.StringContent]::new($json, [System.Text.Encoding]::UTF8, 'application/json') }
    $response = $http.Send($request)
    $null = $response.EnsureSuccessStatusCode()
    $response.Content.ReadAsStringAsync().Result
}

function Get-ExchangeSide { [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-Simulator GET "/simulator/mailboxes/$anna/calendar")) }

function Show-BothSides {
    $exchange = @{}
    foreach ($item in (Get-ExchangeSide)) {
        $start = [datetimeoffset]::Parse("$($item['start'])")
        $exchange["$($item['subject'])|$($start.UtcDateTime.ToString('s'))"] = "$($item['location'])"
    }

    $rows = [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-EserpUser list 1001))
    $differences = 0
    $count = 0
    foreach ($row in $rows) {
        if ("$($row['Sensitivity'])" -eq '2') { continue }
        $local = [datetime]::SpecifyKind([datetime]::Parse("$($row['StartTime'])"), [DateTimeKind]::Unspecified)
        $key = "$($row['Subject'])|$([System.TimeZoneInfo]::ConvertTimeToUtc($local, $berlin).ToString('s'))"
        $isEqual = $exchange.ContainsKey($key) -and $exchange[$key] -eq "$($row['Location'])"
        if (-not $isEqual) { $differences++ }
        $null = $exchange.Remove($key)
        $count++
        [pscustomobject]@{ Start = "$($row['StartTime'])"; Subject = "$($row['Subject'])"; Location = "$($row['Location'])"; InExchange = $isEqual }
    }

    Write-Host "$count appointments of Anna in eserp, $differences of them missing or different in Exchange, $($exchange.Count) in Exchange alone. Private ones stay where they are."
}

$simulator = Start-Simulator
try {
    $ready = [System.Text.Json.Nodes.JsonNode]::Parse($simulator.StandardOutput.ReadLine())
    $url = "$($ready['http'])"
    $base = [uri]::new($url).GetLeftPart('Authority')

    Import-Module "$root/out/EsExchange/EsExchange.psd1"

    Write-Host '--- 1. The database, the connection, the staff'
    Initialize-EsDatabase $database -SampleCompany | Connect-EsDatabase
    $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
    New-EsExchangeConnection hq -Url $url -Credential $credential | Out-Default
    'anna.bergmann@musterbau.example', 'juergen.oeztuerk@musterbau.example', 'sabine.gross@musterbau.example' | Add-EsSyncedStaff -Connection hq -PassThru | Out-Default
    Test-EsExchangeConnection hq | Out-Default

    $null = Invoke-Simulator POST "/simulator/mailboxes/$anna/calendar" ('{"subject":"Mittagessen mit Ute","start":"' + [datetime]::UtcNow.AddDays(1).ToString('yyyy-MM-dd') + 'T11:30:00Z","location":"Zum Löwen","timeZone":"W. Europe Standard Time"}')

    Write-Host '--- 2. The first sync'
    Invoke-EsSync | Out-Default

    Write-Host '--- 3. Changes on both sides, and what a sync would do about them'
    $first = [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-EserpUser list 1001))
    Invoke-EserpUser change "$($first[0]['AppointmentId'])" Location 'Baustelle Nord, Container 3'
    Invoke-EserpUser delete "$($first[2]['AppointmentId'])"
    $null = Invoke-EserpUser add 1001 'Ortstermin Brücke' ([datetime]::Today.AddDays(3).ToString('s')).Replace('T00', 'T08') ([datetime]::Today.AddDays(3).ToString('s')).Replace('T00', 'T10') 'Fürth'
    $items = @(Get-ExchangeSide)
    $lunch = $items | Where-Object { "$($_['subject'])" -eq 'Mittagessen mit Ute' }
    $null = Invoke-Simulator PATCH "/simulator/mailboxes/$anna/calendar?id=$([uri]::EscapeDataString("$($lunch['id'])"))" '{"subject":"Mittagessen mit Ute und Karl"}'
    $other = $items | Where-Object { "$($_['subject'])" -like 'Montage*' } | Select-Object -First 1
    $null = Invoke-Simulator DELETE "/simulator/mailboxes/$anna/calendar?id=$([uri]::EscapeDataString("$($other['id'])"))"
    Invoke-EsSync -WhatIf | Out-Default

    Write-Host '--- 4. The second sync'
    Invoke-EsSync | Out-Default

    Write-Host '--- 5. The third sync finds nothing to do'
    $third = Invoke-EsSync
    $third | Out-Default

    Write-Host '--- 6. Both sides'
    Show-BothSides | Out-Default
    Write-Host 'What did not cross, and why'
    Get-EsSyncIssue | Out-Default
    $writes = 0
    foreach ($result in $third) { $writes += $result.Writes }
    $messages = [System.Text.Json.JsonDocument]::Parse((Invoke-Simulator GET '/simulator/status')).RootElement.GetProperty('messagesSent').GetInt32()
    Write-Host "The third sync wrote $writes items. Messages sent by Exchange: $messages."
    if ($writes -ne 0 -or "$messages" -ne '0') { exit 1 }
}
finally {
    $simulator.StandardInput.Close()
    $simulator.WaitForExit()
    [System.IO.Directory]::Delete($work, $true)
}
