# What an admin has: a simulated Exchange server, a folder for databases, and the module. Works in Windows PowerShell 5.1 and PowerShell 7.

. ([System.IO.Path]::Combine($PSScriptRoot, 'Simulator.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'FreshShell.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'SessionWithHost.ps1'))

$anna = 'anna.bergmann@musterbau.example'
$sabine = 'sabine.gross@musterbau.example'
$juergen = 'juergen.oeztuerk@musterbau.example'

function Get-TestRoot {
    [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot)))
}

function New-TestCredential {
    param([string] $UserName = 'dienst@musterbau.example', [string] $Password = 'geheim')
    New-Object System.Management.Automation.PSCredential $UserName, (ConvertTo-SecureString $Password -AsPlainText -Force)
}

# Starts the server, makes the folder and imports the module.
function Start-TestWorld {
    param([switch] $Https)
    $root = Get-TestRoot
    $manifest = [System.IO.Path]::Combine($root, 'out', 'EsExchange', 'EsExchange.psd1')
    if (-not [System.IO.File]::Exists($manifest)) { throw "There is no '$manifest'. Run 'dotnet build EsExchange.sln' first." }
    $work = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'EsExchange Pester ' + [guid]::NewGuid().ToString('N'))
    $null = [System.IO.Directory]::CreateDirectory($work)
    $env:ESEXCHANGE_KEY_FOLDER = [System.IO.Path]::Combine($work, 'keys')
    Import-Module $manifest -Force
    [pscustomobject]@{
        Root       = $root
        Manifest   = $manifest
        Work       = $work
        Simulator  = Start-TestSimulator -Root $root -Https:$Https
        Credential = New-TestCredential
    }
}

function Stop-TestWorld {
    param($World)
    Stop-TestSimulator $World.Simulator
    Remove-Item Env:ESEXCHANGE_KEY_FOLDER -ErrorAction SilentlyContinue
    Remove-Module EsExchange -ErrorAction SilentlyContinue
    if ($World) { Remove-Item -LiteralPath $World.Work -Recurse -Force -ErrorAction SilentlyContinue }
}

function New-TestPath {
    param($World, [string] $Extension = '.db')
    [System.IO.Path]::Combine($World.Work, [guid]::NewGuid().ToString('N') + $Extension)
}

# A new database of the sample company, connected, with the connection 'hq' to the emptied server.
function New-TestDatabase {
    param($World, [string[]] $Staff)
    Reset-TestSimulator $World.Simulator
    $path = New-TestPath $World
    $null = Initialize-EsDatabase $path -SampleCompany
    Connect-EsDatabase $path
    $null = New-EsExchangeConnection hq -Url $World.Simulator.Url -Credential $World.Credential
    if ($Staff) { $Staff | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue }
    $path
}

# Works in eserp as its own users do; what the program prints is emitted as objects.
function Invoke-EserpUser {
    param($World, [string] $Database, [string[]] $Do)
    $program = [System.IO.Path]::Combine($World.Root, 'tools', 'EsExchange.EserpUser', 'bin', 'Debug', 'net10.0', 'EsExchange.EserpUser.dll')
    $said = & dotnet $program $Database @Do
    if ($LASTEXITCODE -ne 0) { throw "The eserp user ended with $LASTEXITCODE." }
    if ($said) { foreach ($item in (ConvertFrom-Json ($said -join ''))) { $item } }
}

# The first error that a command makes, whether it ends the command or not.
function Get-FirstError {
    param([scriptblock] $Command)
    $ErrorActionPreference = 'Stop'
    try { $null = & $Command } catch { $_ }
}

# The lines of a table or list as a console of 120 columns shows them.
function Get-ShownLine {
    param([Parameter(ValueFromPipeline = $true)] $InputObject)
    end { (@($input) | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() } }
}
