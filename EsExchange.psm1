# Loads the cmdlets' assembly apart from the assemblies of other modules, and exports its cmdlets as those of this module.
$edition = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$binaries = [System.IO.Path]::Combine($PSScriptRoot, 'bin')

# A process can hold one loader only, so that of an earlier import serves a second version of the module as well.
if (-not ('EsExchange.Loader.ModuleAssembly' -as [type])) {
    $null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($binaries, 'loader', $edition, 'EsExchange.Loader.dll'))
}

$assembly = [EsExchange.Loader.ModuleAssembly]::Load([System.IO.Path]::Combine($binaries, $edition))
$cmdlets = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru

# An assembly that this process has imported before exports nothing the second time unless each cmdlet is added by hand.
$add = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $null = $add.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
