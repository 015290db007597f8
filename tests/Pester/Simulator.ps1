# Starts a simulated Exchange server for the tests and ends it by its process. Works in Windows PowerShell 5.1 and PowerShell 7.

function Start-TestSimulator {
    param([string] $Root, [string[]] $Mailbox)
    $start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet'
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $program = [System.IO.Path]::Combine($Root, 'tools', 'EsExchange.Simulator', 'bin', 'Debug', 'net10.0', 'EsExchange.Simulator.dll')
    $arguments = @("`"$program`"", '--http', '0', '--until', 'input', '--account', 'dienst@musterbau.example=geheim=*')
    foreach ($address in $Mailbox) { $arguments += @('--mailbox', $address) }
    $start.Arguments = $arguments -join ' '
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch '(http://\S+?:\d+)') { $process.Kill(); throw "The simulator said '$line'." }
    [pscustomobject]@{ Process = $process; Base = $Matches[1] }
}

function Stop-TestSimulator {
    param($Simulator)
    if ($Simulator -and -not $Simulator.Process.HasExited) {
        $Simulator.Process.StandardInput.Close()
        if (-not $Simulator.Process.WaitForExit(10000)) { $Simulator.Process.Kill() }
    }
}
