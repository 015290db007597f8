# The configuration as a file: Export-EsConfiguration and Import-EsConfiguration.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld

    function Read-Configuration([string] $File) { ConvertFrom-Json ([System.IO.File]::ReadAllText($File)) }

    function Write-Configuration([string] $File, $Configuration) { [System.IO.File]::WriteAllText($File, (ConvertTo-Json $Configuration -Depth 9)) }
}

AfterAll { Stop-TestWorld $world }

Describe 'Export-EsConfiguration' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $file = New-TestPath $world '.json'
    }

    It 'writes connections, staff and colours, and no secret' {
        Set-EsActivityCategory 5 Green
        Export-EsConfiguration $file | Should -BeNullOrEmpty
        $written = Read-Configuration $file
        $written.version | Should -Be 1
        $written.connections.name | Should -Be 'hq'
        $written.syncedStaff.staffNumber | Should -Be 1001
        $written.activityCategories.activityType | Should -Be 5
        [System.IO.File]::ReadAllText($file) | Should -Not -Match 'geheim'
    }

    It 'replaces a file only with -Force, writes nothing with -WhatIf, and puts out the file with -PassThru' {
        'meins' | Set-Content -LiteralPath $file
        (Get-FirstError { Export-EsConfiguration $file }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.FileExists,*'
        Export-EsConfiguration $file -Force -WhatIf
        Get-Content -LiteralPath $file | Should -Be 'meins'
        (Export-EsConfiguration $file -Force -PassThru).FullName | Should -Be $file
    }

    It 'writes a schema on request' {
        $schema = New-TestPath $world '.json'
        Export-EsConfiguration $file -SchemaPath $schema
        (Read-Configuration $schema).'$schema' | Should -Match 'json-schema.org'
    }
}

Describe 'Import-EsConfiguration' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $file = New-TestPath $world '.json'
        Export-EsConfiguration $file
    }

    It 'changes nothing where nothing differs' {
        Import-EsConfiguration $file | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf what it would change, and changes it' {
        $wanted = Read-Configuration $file
        $wanted.connections[0].deleteLimit = 3
        Write-Configuration $file $wanted
        $planned = Import-EsConfiguration $file -WhatIf
        $planned.Option | Should -Be 'deleteLimit'
        $planned.Before | Should -Be '10'
        $planned.After | Should -Be '3'
        (Get-EsExchangeConnection hq).DeleteLimit | Should -Be 10
        Get-Item -LiteralPath $file | Import-EsConfiguration | Should -Not -BeNullOrEmpty
        (Get-EsExchangeConnection hq).DeleteLimit | Should -Be 3
        $lines = @($planned | Get-ShownLine)
        $lines[0] | Should -Match 'Action .*Kind .*Name .*Option'
    }

    It 'sets up another database, and warns of the secret that is missing' {
        $other = New-TestPath $world
        $null = Initialize-EsDatabase $other -SampleCompany
        Connect-EsDatabase $other
        $null = Import-EsConfiguration $file -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -join '' | Should -Match "'hq' has no secret"
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001
    }

    It 'removes what the file leaves out with -Prune alone' {
        Add-EsSyncedStaff $sabine -Connection hq
        Import-EsConfiguration $file | Should -BeNullOrEmpty
        @(Get-EsSyncedStaff).Count | Should -Be 2
        (Import-EsConfiguration $file -Prune -Confirm:$false).Action | Should -Be 'Remove'
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001
    }

    It 'refuses <What>, and imports nothing of it' -ForEach @(
        @{ What = 'a file that is no JSON'; Id = 'InvalidValue'; Text = '{' }
        @{ What = 'an unknown option'; Id = 'InvalidValue'; Text = '{ "version": 1, "connections": [ { "name": "hq", "deleteLimit": 3, "deleteLimits": 3 } ] }' }
        @{ What = 'staff that eserp does not have'; Id = 'UnknownObject'; Text = '{ "version": 1, "connections": [ { "name": "hq", "deleteLimit": 3 } ], "syncedStaff": [ { "staffNumber": 4711, "connection": "hq" } ] }' }
        @{ What = 'a newer version'; Id = 'InvalidValue'; Text = '{ "version": 2 }' }
    ) {
        [System.IO.File]::WriteAllText($file, $Text)
        (Get-FirstError { Import-EsConfiguration $file }).FullyQualifiedErrorId | Should -BeLike "EsExchange.$Id,*"
        (Get-EsExchangeConnection hq).DeleteLimit | Should -Be 10
    }

    It 'names a file that is missing, and imports the others' {
        $null = (New-TestPath $world '.json'), $file | Import-EsConfiguration -ErrorAction SilentlyContinue -ErrorVariable failures
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.FileUnreadable,*'
    }
}
