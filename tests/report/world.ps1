# A sample company with two syncs, conflicts, issues and subjects that try to break out of a page: world.ps1 URL DATABASE
param([string] $Url, [string] $Database)
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
$env:ESEXCHANGE_KEY_FOLDER = "$Database.keys"
$anna = 'anna.bergmann@musterbau.example'
$http = [System.Net.Http.HttpClient]::new()
$base = [uri]::new($Url).GetLeftPart('Authority')
Import-Module "$root/out/EsExchange/EsExchange.psd1"

function Invoke-EserpUser {
    $arguments = $args
    & dotnet "$root/tools/EsExchange.EserpUser/bin/Debug/net10.0/EsExchange.EserpUser.dll" $Database @arguments
}

function Invoke-Simulator([string] $method, [string] $path, [string] $json) {
    $request = [System.Net.Http.HttpRequestMessage]::new([System.Net.Http.HttpMethod]::new($method), "$base$path")
    if ($json) { $request.Content = [System.Net.Http.StringContent]::new($json, [System.Text.Encoding]::UTF8, 'application/json') }
    $response = $http.Send($request)
    $null = $response.EnsureSuccessStatusCode()
    $response.Content.ReadAsStringAsync().Result
}

Initialize-EsDatabase $Database -SampleCompany | Connect-EsDatabase
$credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
$null = New-EsExchangeConnection hq -Url $Url -Credential $credential
$null = New-EsExchangeConnection 'Baustellen' -Url $Url -Credential $credential -SyncInterval 30
'anna.bergmann@musterbau.example', 'juergen.oeztuerk@musterbau.example', 'sabine.gross@musterbau.example' | Add-EsSyncedStaff -Connection hq
'thomas.vogel@musterbau.example', 'miriam.loewe@musterbau.example' | Add-EsSyncedStaff -Connection Baustellen
$null = Invoke-EsSync -Connection hq

$rows = [System.Text.Json.Nodes.JsonNode]::Parse((Invoke-EserpUser list 1001))
$items = @([System.Text.Json.Nodes.JsonNode]::Parse((Invoke-Simulator GET "/simulator/mailboxes/$anna/calendar")))
$row = $rows | Where-Object { "$($_['Sensitivity'])" -ne '2' } | Select-Object -First 1
$item = $items | Where-Object { "$($_['subject'])" -eq "$($row['Subject'])" } | Select-Object -First 1
Invoke-EserpUser change "$($row['AppointmentId'])" Subject '</script><script>alert("conflict")</script>'
$null = Invoke-Simulator PATCH "/simulator/mailboxes/$anna/calendar?id=$([uri]::EscapeDataString("$($item['id'])"))" '{"subject":"Changed in Exchange"}'
Invoke-EsSync -ErrorAction SilentlyContinue
