@{
    RootModule             = 'EsExchange.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'a0d1f6b2-6c55-4a0e-9a5b-8f6f7a1d2c43'
    Author                 = 'EsExchange contributors'
    CompanyName            = 'EsExchange contributors'
    Copyright              = 'Copyright (c) 2026 EsExchange contributors. MIT licence.'
    Description            = 'Keeps the appointments, tasks and contact persons of the ERP eserp and of Microsoft Exchange in step, both ways, without losing, duplicating or mailing anything.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('EsExchange.Format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Add-EsSyncedStaff'
        'Approve-EsSyncDelete'
        'Connect-EsDatabase'
        'Export-EsConfiguration'
        'Export-EsDatabaseScript'
        'Export-EsSyncPlan'
        'Export-EsSyncReport'
        'Get-EsActivityType'
        'Get-EsDatabase'
        'Get-EsExchangeConnection'
        'Get-EsExchangeSetupCommand'
        'Get-EsStaff'
        'Get-EsSyncApproval'
        'Get-EsSyncConflict'
        'Get-EsSyncIssue'
        'Get-EsSyncLink'
        'Get-EsSyncRun'
        'Get-EsSyncSchedule'
        'Get-EsSyncStatus'
        'Get-EsSyncedStaff'
        'Import-EsConfiguration'
        'Initialize-EsDatabase'
        'Invoke-EsSync'
        'New-EsExchangeConnection'
        'Register-EsSyncSchedule'
        'Remove-EsActivityCategory'
        'Remove-EsExchangeConnection'
        'Remove-EsSyncedStaff'
        'Request-EsAccessToken'
        'Resolve-EsSyncConflict'
        'Set-EsActivityCategory'
        'Set-EsExchangeConnection'
        'Set-EsSyncedStaff'
        'Start-EsSync'
        'Test-EsDatabase'
        'Test-EsExchangeConnection'
        'Test-EsSyncedStaff'
        'Undo-EsSync'
        'Unregister-EsSyncSchedule'
        'Update-EsSecretKey'
    )
    # EsExchange needs no other module; its assemblies are its own.
    RequiredModules        = @()
    PrivateData            = @{
        PSData = @{
            Tags                     = @('Exchange', 'EWS', 'Calendar', 'Appointments', 'Tasks', 'Contacts', 'Sync', 'Outlook', 'eserp', 'es2000', 'Windows', 'Linux', 'MacOS', 'PSEdition_Core', 'PSEdition_Desktop')
            LicenseUri               = 'https://opensource.org/license/mit'
            RequireLicenseAcceptance = $false
            ReleaseNotes             = @'
0.1.0: the first version. Appointments, tasks and contact persons cross between eserp and Exchange, both ways; eserp on SQL Server or SQLite; Exchange 2016 or later; help and messages in English and German.
'@
        }
    }
}
