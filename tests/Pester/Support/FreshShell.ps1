# Runs a script in a new process of this edition of PowerShell. Works in Windows PowerShell 5.1 and PowerShell 7.

function Get-ShellCommand {
    foreach ($name in 'pwsh.exe', 'pwsh', 'powershell.exe') {
        $program = [System.IO.Path]::Combine($PSHOME, $name)
        if ([System.IO.File]::Exists($program)) { return , @($program) }
    }
    , @('dotnet', [System.IO.Path]::Combine($PSHOME, 'pwsh.dll'))
}

# Gives the exit code and the lines of the standard output. The arguments are texts.
function Invoke-FreshShell {
    param([scriptblock] $Script, [string[]] $ArgumentList)
    $quoted = foreach ($argument in $ArgumentList) { "'" + $argument.Replace("'", "''") + "'" }
    $command = '$ProgressPreference = ''SilentlyContinue''; & {' + $Script + '} ' + ($quoted -join ' ')
    $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($command))
    $program, $leading = Get-ShellCommand
    $output = & $program @($leading) -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
    [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = @($output) }
}
