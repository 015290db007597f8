# A simulated Exchange server for the tests. Works in Windows PowerShell 5.1 and PowerShell 7.

function Start-TestSimulator {
    param([string] $Root, [switch] $Https)
    $program = [System.IO.Path]::Combine($Root, 'tools', 'EsExchange.Simulator', 'bin', 'Debug', 'net10.0', 'EsExchange.Simulator.dll')
    $arguments = @("`"$program`"", '--http', '0', '--until', 'input', '--account', 'dienst@musterbau.example=geheim=*', '--account', 'schwach@musterbau.example=geheim')
    if ($Https) { $arguments += @('--https', '0', '--certificate', 'SelfSigned') }
    $start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet', ($arguments -join ' ')
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notlike '{*') { $process.Kill(); throw "The simulator said '$line'." }
    $said = ConvertFrom-Json $line
    [pscustomobject]@{ Process = $process; Url = $said.http; HttpsUrl = $said.https; Base = $said.http -replace '/EWS/.*$', '' }
}

function Stop-TestSimulator {
    param($Simulator)
    if ($Simulator -and -not $Simulator.Process.HasExited) {
        $Simulator.Process.StandardInput.Close()
        if (-not $Simulator.Process.WaitForExit(10000)) { $Simulator.Process.Kill() }
    }
}

# Asks the simulator's control interface; what it answers is emitted item by item.
function Invoke-Simulator {
    param($Simulator, [string] $Method, [string] $Path, $Body)
    $request = @{ Uri = $Simulator.Base + '/simulator' + $Path; Method = $Method; UseBasicParsing = $true }
    if ($Body) {
        $request.ContentType = 'application/json; charset=utf-8'
        $request.Body = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body))
    }
    $answer = Invoke-RestMethod @request
    foreach ($item in $answer) { $item }
}

# Ends all faults and gives each of the three its empty mailbox.
function Reset-TestSimulator {
    param($Simulator)
    $null = Invoke-Simulator $Simulator Post '/reset'
    foreach ($name in 'anna.bergmann', 'juergen.oeztuerk', 'sabine.gross') {
        $null = Invoke-Simulator $Simulator Post '/mailboxes' @{ address = "$name@musterbau.example" }
    }
}

function Get-ExchangeItem {
    param($Simulator, [string] $Mailbox)
    Invoke-Simulator $Simulator Get "/mailboxes/$Mailbox/calendar"
}

function Remove-ExchangeItem {
    param($Simulator, [string] $Mailbox, [Parameter(ValueFromPipeline = $true)] $Item)
    process { $null = Invoke-Simulator $Simulator Delete "/mailboxes/$Mailbox/calendar?id=$([uri]::EscapeDataString($Item.id))" }
}
