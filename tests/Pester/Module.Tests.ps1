# The module as such: what it exports, how its cmdlets look, and how it gets on with the session around it.
# All tests need the built module (dotnet build EsExchange.sln) and Pester 5, and pass in Windows PowerShell 5.1 and PowerShell 7.

BeforeDiscovery {
    $root = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
    $cmdlets = (Import-PowerShellDataFile ([System.IO.Path]::Combine($root, 'EsExchange.psd1'))).CmdletsToExport
    $getters = $cmdlets | Where-Object { $_ -like 'Get-*' -or $_ -like 'Test-*' }
    $changers = $cmdlets | Where-Object { $_ -match '^(Add|Approve|Import|Initialize|Invoke|New|Register|Remove|Resolve|Set|Undo|Unregister|Update)-' }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'The manifest' {
    It 'names all that is exported, and nothing else is' {
        $manifest = Test-ModuleManifest $world.Manifest
        $module = Get-Module EsExchange
        ($module.ExportedCmdlets.Keys | Sort-Object) | Should -Be ($manifest.ExportedCmdlets.Keys | Sort-Object)
        @($module.ExportedCommands.Keys).Count | Should -Be $module.ExportedCmdlets.Count
        $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
    }

    It 'lists the cmdlets in order' {
        $names = (Import-PowerShellDataFile $world.Manifest).CmdletsToExport
        $sorted = [string[]] $names
        [array]::Sort($sorted, [System.StringComparer]::Ordinal)
        $names | Should -Be $sorted
    }

    It 'is for both editions' {
        (Test-ModuleManifest $world.Manifest).CompatiblePSEditions | Sort-Object | Should -Be 'Core', 'Desktop'
    }
}

Describe 'The cmdlet <_>' -ForEach $cmdlets {
    It 'has an approved verb and a noun with the prefix Es' {
        $command = Get-Command $_ -Module EsExchange
        (Get-Verb).Verb | Should -Contain $command.Verb
        $command.Noun | Should -MatchExactly '^Es[A-Z]'
    }

    It 'is tried by a test of its own' {
        $files = [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($world.Root, 'tests', 'Pester'), '*.Tests.ps1') | Where-Object { $_ -notlike '*Module.Tests.ps1' }
        $tests = ($files | ForEach-Object { [System.IO.File]::ReadAllText($_) }) -join "`n"
        $tests | Should -Match "(?m)^ .*\b$_\b"
    }

    It 'is shown by Get-Help with its parameters' {
        $help = Get-Help $_
        $help.Name | Should -Be $_
        ($help | Out-String) | Should -Match ([regex]::Escape($_))
        $own = (Get-Command $_).Parameters.Keys | Where-Object { -not [System.Management.Automation.Cmdlet]::CommonParameters.Contains($_) -and -not [System.Management.Automation.Cmdlet]::OptionalCommonParameters.Contains($_) }
        $syntax = Get-Command $_ -Syntax
        foreach ($parameter in $own) {
            $isHidden = -not ((Get-Command $_).Parameters[$parameter].Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] -and -not $_.DontShow })
            if (-not $isHidden) { $syntax | Should -Match "-$parameter\b" }
        }
    }

    It 'is completed by the Tab key' {
        $typed = $_.Substring(0, $_.Length - 1)
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Contain $_
    }
}

Describe 'The cmdlet <_> changes something and' -ForEach $changers {
    It 'understands -WhatIf and -Confirm' {
        $parameters = (Get-Command $_).Parameters.Keys
        $parameters | Should -Contain 'WhatIf'
        $parameters | Should -Contain 'Confirm'
    }
}

Describe 'The cmdlet <_> outputs' -ForEach $getters {
    It 'a type of its own that has a view' {
        $types = @((Get-Command $_).OutputType)
        $types.Count | Should -BeGreaterThan 0
        foreach ($type in $types) { Get-FormatData -TypeName $type.Name | Should -Not -BeNullOrEmpty -Because $type.Name }
    }
}

Describe 'The module in a session' {
    It 'is imported silently' {
        $run = Invoke-FreshShell { param($Manifest) Import-Module $Manifest -WarningVariable warnings; "warnings: $(@($warnings).Count), errors: $($Error.Count)" } $world.Manifest
        $run.Output | Should -Be 'warnings: 0, errors: 0'
        $run.ExitCode | Should -Be 0
    }

    It 'works from a folder with blanks and umlauts' {
        $folder = [System.IO.Path]::Combine($world.Work, "M$([char]0xF6)dule und mehr", 'EsExchange')
        Copy-Item -LiteralPath ([System.IO.Path]::GetDirectoryName($world.Manifest)) -Destination $folder -Recurse
        $run = Invoke-FreshShell {
            param($Manifest, $Database)
            Import-Module $Manifest
            Initialize-EsDatabase $Database -SampleCompany | Connect-EsDatabase
            @(Get-EsStaff).Count
        } ([System.IO.Path]::Combine($folder, 'EsExchange.psd1')), (New-TestPath $world)
        $run.Output | Should -Be '12'
    }

    It 'can be imported again with -Force, removed, and imported again; the session stays connected' {
        $path = New-TestDatabase $world
        Import-Module $world.Manifest -Force
        @(Get-Module EsExchange).Count | Should -Be 1
        (Get-EsDatabase).Location | Should -Be $path
        Remove-Module EsExchange
        Get-Module EsExchange | Should -BeNullOrEmpty
        Get-Command Get-EsStaff -ErrorAction Ignore | Where-Object { $_.Source -eq 'EsExchange' -and $_.Module } | Should -BeNullOrEmpty
        Import-Module $world.Manifest
        @(Get-EsStaff).Count | Should -Be 12
    }

    It 'is connected apart from other sessions of the process' {
        $first = New-TestDatabase $world
        $session = New-TestSession $world
        try {
            $second = New-TestPath $world
            Invoke-InSession $session 'try { Get-EsStaff } catch { $_.FullyQualifiedErrorId }' | Should -BeLike 'EsExchange.NotConnected,*'
            (Invoke-InSession $session "Initialize-EsDatabase '$second' | Connect-EsDatabase -PassThru").Location | Should -Be $second
            (Invoke-InSession $session '@(Get-EsStaff).Count') | Should -Be 0
            (Get-EsDatabase).Location | Should -Be $first
        }
        finally { Close-TestSession $session }
    }
}

Describe 'Beside another module with another version of Microsoft.Identity.Client' {
    BeforeDiscovery {
        $foreign = [System.IO.Path]::Combine($root, 'tests', 'EsExchange.PowerShell.Tests', 'Fixtures', 'bin', 'ForeignLibraries')
        $canLoad = $PSVersionTable.PSEdition -eq 'Core' -and [System.IO.Directory]::Exists($foreign)
    }

    It 'that was loaded <_>, the module works and asks for tokens with its own' -ForEach 'before', 'after' -Skip:(-not $canLoad) {
        $foreign = [System.IO.Path]::Combine($world.Root, 'tests', 'EsExchange.PowerShell.Tests', 'Fixtures', 'bin', 'ForeignLibraries')
        $run = Invoke-FreshShell {
            param($Manifest, $Foreign, $Database, $Url, $Order)
            $ErrorActionPreference = 'Stop'
            function Use-Foreign {
                $null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($Foreign, 'Microsoft.IdentityModel.Abstractions.dll'))
                $theirs = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($Foreign, 'Microsoft.Identity.Client.dll'))
                $theirs.GetType('Microsoft.Identity.Client.ConfidentialClientApplicationBuilder').GetMethod('Create', [type[]] @([string])).Invoke($null, @('app')).GetType().FullName
            }
            if ($Order -eq 'before') { Use-Foreign }
            Import-Module $Manifest
            Initialize-EsDatabase $Database -SampleCompany | Connect-EsDatabase
            $secret = ConvertTo-SecureString 'geheim' -AsPlainText -Force
            $null = New-EsExchangeConnection cloud -Url $Url -ClientId app -TenantId tenant -ClientSecret $secret -Authority 'https://localhost:1/tenant'
            $step = Test-EsExchangeConnection cloud -ErrorAction SilentlyContinue | Where-Object { $_.Result -eq 'Failed' }
            if ($Order -eq 'after') { Use-Foreign }
            $step.Step
        } $world.Manifest, $foreign, (New-TestPath $world), $world.Simulator.Url, $_
        $run.ExitCode | Should -Be 0
        $run.Output | Sort-Object | Should -Be 'Authenticate', 'Microsoft.Identity.Client.ConfidentialClientApplicationBuilder'
    }
}
