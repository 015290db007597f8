<#
.SYNOPSIS
    Builds, tests, packages and installs EsExchange. Works in Windows PowerShell 5.1 and PowerShell 7; needs the .NET SDK 10 alone.
.DESCRIPTION
    Build    builds the solution and lays the module into out/EsExchange.
    Docs     turns docs/cmdlets into the module's help and checks that help and code agree and that every example runs.
    Test     passes all tests.
    Package  writes out/EsExchange-VERSION.zip and its SHA-256, and on request a signed catalog.
    Install  copies the module to where PowerShell looks for the modules of this user, or to -Destination.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 Build, Package -Configuration Release
.EXAMPLE
    ./build.ps1 Install -Destination 'C:\Program Files\WindowsPowerShell\Modules'
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Docs', 'Test', 'Package', 'Install')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # The folder into which Install puts EsExchange/VERSION.
    [string] $Destination,

    # Signs the catalog of the package; Windows alone has the cmdlets for it.
    [System.Security.Cryptography.X509Certificates.X509Certificate2] $CatalogCertificate
)

$ErrorActionPreference = 'Stop'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$solution = [System.IO.Path]::Combine($PSScriptRoot, 'EsExchange.sln')
$module = [System.IO.Path]::Combine($PSScriptRoot, 'out', 'EsExchange')

function Invoke-Dotnet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Get-ModuleVersion {
    $manifest = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($module, 'EsExchange.psd1'))
    [regex]::Match($manifest, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
}

function Get-ModuleFile { [System.IO.Directory]::GetFiles($module, '*', [System.IO.SearchOption]::AllDirectories) }

function Show-ModuleSize {
    $size = 0
    $files = @(Get-ModuleFile)
    foreach ($file in $files) { $size += ([System.IO.FileInfo] $file).Length }
    Write-Host ('The module has {0} files, {1:N1} MB.' -f $files.Count, ($size / 1MB))
}

function Copy-Module([string] $To) {
    foreach ($file in Get-ModuleFile) {
        $target = [System.IO.Path]::Combine($To, $file.Substring($module.Length + 1))
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($target))
        [System.IO.File]::Copy($file, $target, $true)
    }
}

function Invoke-BuildTask {
    Invoke-Dotnet build $solution --configuration $Configuration --verbosity quiet
    Show-ModuleSize
}

function Invoke-DocsTask {
    Invoke-Dotnet build ([System.IO.Path]::Combine($PSScriptRoot, 'src', 'EsExchange.PowerShell')) --configuration $Configuration --verbosity quiet
    Invoke-Dotnet test --project ([System.IO.Path]::Combine($PSScriptRoot, 'tests', 'EsExchange.PowerShell.Tests')) --configuration $Configuration --filter-namespace EsExchange.PowerShell.Tests.Help
}

function Invoke-TestTask { Invoke-Dotnet test --solution $solution --configuration $Configuration }

function New-ModuleCatalog {
    if (-not (Get-Command New-FileCatalog -ErrorAction SilentlyContinue)) { throw 'A catalog can be written on Windows only.' }
    $catalog = [System.IO.Path]::Combine($module, 'EsExchange.cat')
    $null = New-FileCatalog -Path $module -CatalogFilePath $catalog -CatalogVersion 2.0
    $signature = Set-AuthenticodeSignature -FilePath $catalog -Certificate $CatalogCertificate -HashAlgorithm SHA256
    if ($signature.Status -ne 'Valid') { throw "The catalog could not be signed: $($signature.StatusMessage)" }
}

function Invoke-PackageTask {
    if ($CatalogCertificate) { New-ModuleCatalog }
    $package = [System.IO.Path]::Combine($PSScriptRoot, 'out', "EsExchange-$(Get-ModuleVersion).zip")
    if ([System.IO.File]::Exists($package)) { [System.IO.File]::Delete($package) }
    # Windows PowerShell would write backslashes into the names of the entries.
    [System.AppContext]::SetSwitch('Switch.System.IO.Compression.ZipFile.UseBackslash', $false)
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::CreateFromDirectory($module, $package, [System.IO.Compression.CompressionLevel]::Optimal, $true)
    $sha = [System.Security.Cryptography.SHA256]::Create()
    $hash = [System.BitConverter]::ToString($sha.ComputeHash([System.IO.File]::ReadAllBytes($package))).Replace('-', '').ToLowerInvariant()
    $sha.Dispose()
    [System.IO.File]::WriteAllText("$package.sha256", "$hash  $([System.IO.Path]::GetFileName($package))`n")
    Write-Host ('{0} has {1:N1} MB, SHA-256 {2}' -f $package, (([System.IO.FileInfo] $package).Length / 1MB), $hash)
}

function Get-ModuleHome {
    $onWindows = [System.Environment]::OSVersion.Platform -eq 'Win32NT'
    if (-not $onWindows) { return [System.IO.Path]::Combine([System.Environment]::GetFolderPath('UserProfile'), '.local', 'share', 'powershell', 'Modules') }
    $edition = if ($PSVersionTable.PSEdition -eq 'Core') { 'PowerShell' } else { 'WindowsPowerShell' }
    [System.IO.Path]::Combine([System.Environment]::GetFolderPath('MyDocuments'), $edition, 'Modules')
}

function Invoke-InstallTask {
    $folder = if ($Destination) { $Destination } else { Get-ModuleHome }
    $target = [System.IO.Path]::Combine($folder, 'EsExchange', (Get-ModuleVersion))
    if ([System.IO.Directory]::Exists($target)) { [System.IO.Directory]::Delete($target, $true) }
    Copy-Module $target
    Write-Host "Installed to $target"
}

foreach ($name in $Task) {
    if (('Package', 'Install') -contains $name -and -not [System.IO.Directory]::Exists($module)) { throw 'There is no module yet. Run ./build.ps1 Build first.' }
    & "Invoke-${name}Task"
}
