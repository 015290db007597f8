<#
.SYNOPSIS
    Measures how long the import of the module takes in a new process, and how much memory it needs.
.DESCRIPTION
    Runs in pwsh, in powershell.exe and in tools/EsExchange.Shell, and measures the shell it runs in. The median says most: the first import
    reads the files from the disk.
.EXAMPLE
    dotnet run --project tools/EsExchange.Shell -- -File benchmarks/import.ps1
.EXAMPLE
    pwsh -NoProfile -File benchmarks/import.ps1 -Count 30
#>
param([int] $Count = 10)

$ErrorActionPreference = 'Stop'
$manifest = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSScriptRoot), 'out', 'EsExchange', 'EsExchange.psd1')
$command = "`$before = [System.GC]::GetTotalMemory(`$true); `$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '$($manifest.Replace("'", "''"))'; `$watch.Stop(); [string] `$watch.Elapsed.TotalMilliseconds + ' ' + [string] ([System.GC]::GetTotalMemory(`$true) - `$before)"

$shell = [System.Environment]::GetCommandLineArgs()[0]
$start = New-Object System.Diagnostics.ProcessStartInfo
$start.UseShellExecute = $false
$start.RedirectStandardOutput = $true
$encoded = '-Command "' + $command.Replace('"', '\"') + '"'
if ($shell -like '*EsExchange.Shell.dll') {
    $start.FileName = 'dotnet'
    $start.Arguments = '"' + $shell + '" ' + $encoded
}
else {
    $start.FileName = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $start.Arguments = $(if ($shell -like '*.dll') { '"' + $shell + '" ' }) + '-NoProfile ' + $encoded
}

$times = @()
$memory = @()
for ($i = 0; $i -lt $Count; $i++) {
    $process = [System.Diagnostics.Process]::Start($start)
    $words = $process.StandardOutput.ReadToEnd().Trim().Split(' ')
    $process.WaitForExit()
    if ($process.ExitCode -ne 0) { throw "The import failed with exit code $($process.ExitCode)." }
    $times += [double]::Parse($words[0], [System.Globalization.CultureInfo]::InvariantCulture)
    $memory += [long] $words[1]
}

$sorted = @($times | Sort-Object)
[pscustomobject]@{
    Imports     = $Count
    FirstMs     = [System.Math]::Round($times[0])
    MedianMs    = [System.Math]::Round($sorted[[int][System.Math]::Floor($Count / 2)])
    SlowestMs   = [System.Math]::Round($sorted[-1])
    ManagedMB   = [System.Math]::Round((@($memory | Sort-Object)[[int][System.Math]::Floor($Count / 2)]) / 1MB, 1)
}
