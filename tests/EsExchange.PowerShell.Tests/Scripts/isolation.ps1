# Imports the module beside other versions of its libraries and reports, as JSON, what was loaded where.
param(
    [string] $Manifest,
    [string] $ForeignFolder,
    [string] $Probe,
    [string] $Database,
    [ValidateSet('ForeignFirst', 'ModuleFirst')] [string] $Order
)
$ErrorActionPreference = 'Stop'

function Import-ForeignLibrary {
    foreach ($name in 'Dapper', 'Microsoft.Identity.Client') {
        $assembly = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath("$ForeignFolder/$name.dll")
        $null = $assembly.GetExportedTypes()
    }
}

function Invoke-Module {
    Initialize-EsDatabase $Database -SampleCompany | Connect-EsDatabase
    @(Get-EsStaff).Count
}

if ($Order -eq 'ForeignFirst') { Import-ForeignLibrary }
Import-Module $Manifest
if ($Order -eq 'ModuleFirst') {
    $staff = Invoke-Module
    Import-ForeignLibrary
}
else {
    $staff = Invoke-Module
}

$context = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'EsExchange'
Import-Module -Assembly $context.LoadFromAssemblyPath($Probe)

[ordered]@{
    Staff   = $staff
    Module  = @(Get-IsolationReport)
    Default = @([System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { -not $_.IsDynamic } | ForEach-Object {
            [ordered]@{ Name = $_.GetName().Name; Location = $_.Location }
        })
} | ConvertTo-Json -Depth 4
