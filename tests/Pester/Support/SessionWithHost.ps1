# Sessions of their own, as several consoles of an admin have them. Works in Windows PowerShell 5.1 and PowerShell 7.

if (-not ('EsExchange.PesterSupport.RecordingHost' -as [type])) {
    Add-Type -TypeDefinition ([System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'RecordingHost.cs')))
}

# A session with the module, in which every question is answered with the same choice: Yes, No, Yes to All, ...
function New-TestSession {
    param($World, [string] $Answer = 'No')
    $person = New-Object EsExchange.PesterSupport.RecordingHost $Answer
    $runspace = [runspacefactory]::CreateRunspace($person)
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddCommand('Import-Module').AddParameter('Name', $World.Manifest).Invoke()
    $shell.Commands.Clear()
    [pscustomobject]@{ Shell = $shell; Questions = $person.UI.Questions; Lines = $person.UI.Lines; Progress = $person.UI.Progress }
}

# What a script puts out in a session; its errors are in Shell.Streams.Error.
function Invoke-InSession {
    param($Session, [string] $Script)
    $Session.Shell.Commands.Clear()
    $Session.Shell.Streams.ClearStreams()
    $Session.Shell.AddScript($Script).Invoke()
}

function Close-TestSession {
    param($Session)
    if ($Session) {
        $Session.Shell.Runspace.Dispose()
        $Session.Shell.Dispose()
    }
}
