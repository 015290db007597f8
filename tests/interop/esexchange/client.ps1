# EsExchange as one of the clients: client.ps1 VERB URL MAILBOX USER PASSWORD DATABASE
# write puts appointments into eserp, syncs, and prints what others must now see; check syncs, and looks in eserp for what others wrote.
param([string] $Verb, [string] $Url, [string] $Mailbox, [string] $User, [string] $Password, [string] $Database)
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
$env:ESEXCHANGE_KEY_FOLDER = "$Database.keys"
$berlin = [System.TimeZoneInfo]::FindSystemTimeZoneById('Europe/Berlin')
Import-Module "$root/out/EsExchange/EsExchange.psd1"

function Invoke-EserpUser {
    $arguments = $args
    & dotnet "$root/tools/EsExchange.EserpUser/bin/Debug/net10.0/EsExchange.EserpUser.dll" $Database @arguments
}

function ConvertTo-Utc([string] $local) {
    $time = [datetime]::SpecifyKind([datetime]::Parse($local), [DateTimeKind]::Unspecified)
    [System.TimeZoneInfo]::ConvertTimeToUtc($time, $berlin).ToString('s') + 'Z'
}

if (-not [System.IO.File]::Exists($Database)) {
    $null = Initialize-EsDatabase $Database
    Connect-EsDatabase $Database
    Invoke-EserpUser staff 1 'Shared' $Mailbox
    $credential = [pscredential]::new($User, (ConvertTo-SecureString $Password -AsPlainText -Force))
    $null = New-EsExchangeConnection interop -Url $Url -Credential $credential
    Add-EsSyncedStaff -StaffNumber 1 -Connection interop
}

Connect-EsDatabase $Database
if ($Verb -eq 'write') {
    $winter = Invoke-EserpUser add 1 'EsExchange Winter' '2027-01-21T10:00:00' '2027-01-21T11:30:00' 'Nürnberg'
    Invoke-EserpUser change $winter Body "Zwei`nZeilen"
    $null = Invoke-EserpUser add 1 'EsExchange Sommer' '2027-07-21T10:00:00' '2027-07-21T11:00:00'
    $holiday = Invoke-EserpUser add 1 'EsExchange Feiertage' '2027-05-17T00:00:00' '2027-05-19T00:00:00'
    Invoke-EserpUser change $holiday IsAllDay 1
    $result = Invoke-EsSync
    if ($result.Errors -ne 0) { throw "The sync made $($result.Errors) errors: $($result.Failure)" }
    '[{"subject": "EsExchange Winter", "start": "2027-01-21T09:00:00Z", "end": "2027-01-21T10:30:00Z", "allDay": false, "location": "Nürnberg", "body": "Zwei\nZeilen"},' +
    ' {"subject": "EsExchange Sommer", "start": "2027-07-21T08:00:00Z", "end": "2027-07-21T09:00:00Z", "allDay": false, "location": "", "body": ""},' +
    ' {"subject": "EsExchange Feiertage", "start": "2027-05-17", "end": "2027-05-18", "allDay": true, "location": "", "body": ""}]'
}
else {
    $result = Invoke-EsSync
    $rows = [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-EserpUser list 1))
    $failed = $result.Errors
    foreach ($expected in [System.Text.Json.Nodes.JsonNode]::Parse([Console]::In.ReadToEnd())) {
        $subject = "$($expected['subject'])"
        $row = $rows | Where-Object { "$($_['Subject'])" -eq $subject }
        $found = 'nothing'
        if ($row) {
            if ("$($row['IsAllDay'])" -eq '1') {
                $start = "$($row['StartTime'])".Substring(0, 10)
                $end = [datetime]::Parse("$($row['EndTime'])").AddDays(-1).ToString('yyyy-MM-dd')
            }
            else {
                $start = ConvertTo-Utc "$($row['StartTime'])"
                $end = ConvertTo-Utc "$($row['EndTime'])"
            }
            $found = "$start|$end|$($row['Location'])|$($row['Body'])"
        }
        $wanted = "$($expected['start'])|$($expected['end'])|$($expected['location'])|$($expected['body'])"
        if ($found -ceq $wanted) { "ok sees $subject" } else { $failed++; "FAIL sees ${subject}: expected $wanted, found $found" }
    }
    if ($failed) { exit 1 }
}
