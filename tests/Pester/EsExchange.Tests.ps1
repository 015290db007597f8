# What an admin's shell must show. Needs the built module (dotnet build EsExchange.sln), Pester 5 and nothing else.

BeforeAll {
    $root = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Simulator.ps1'))
    $anna = 'anna.bergmann@musterbau.example'
    $simulator = Start-TestSimulator -Root $root -Mailbox $anna, 'juergen.oeztuerk@musterbau.example', 'sabine.gross@musterbau.example'
    $url = $simulator.Base + '/EWS/Exchange.asmx'
    $work = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'EsExchange Pester ' + [guid]::NewGuid().ToString('N'))
    $null = [System.IO.Directory]::CreateDirectory($work)
    $env:ESEXCHANGE_KEY_FOLDER = [System.IO.Path]::Combine($work, 'keys')
    $manifest = [System.IO.Path]::Combine($root, 'out', 'EsExchange', 'EsExchange.psd1')
    Import-Module $manifest -Force

    $password = New-Object System.Security.SecureString
    foreach ($character in 'geheim'.ToCharArray()) { $password.AppendChar($character) }
    $credential = New-Object System.Management.Automation.PSCredential 'dienst@musterbau.example', $password

    function New-TestDatabase {
        $path = [System.IO.Path]::Combine($work, [guid]::NewGuid().ToString('N') + '.db')
        $null = Initialize-EsDatabase $path -SampleCompany
        Connect-EsDatabase $path
        $null = New-EsExchangeConnection hq -Url $url -Credential $credential
        $path
    }

    function Get-FirstError([scriptblock] $Command) {
        $failure = $null
        try { $null = & $Command } catch { $failure = $_ }
        $failure
    }
}

AfterAll {
    Remove-Module EsExchange -ErrorAction SilentlyContinue
    Stop-TestSimulator $simulator
}

Describe 'The module' {
    It 'exports the cmdlets that its manifest names, and nothing else' {
        $named = (Test-ModuleManifest $manifest).ExportedCmdlets.Keys | Sort-Object
        $exported = (Get-Command -Module EsExchange).Name | Sort-Object
        $exported | Should -Be $named
    }

    It 'names its cmdlets with approved verbs' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module EsExchange) { $approved | Should -Contain $command.Verb }
    }

    It 'can be imported again with -Force, and removed' {
        Import-Module $manifest -Force
        (Get-Module EsExchange).Name | Should -Be 'EsExchange'
        Remove-Module EsExchange
        Get-Module EsExchange | Should -BeNullOrEmpty
        Import-Module $manifest
    }
}

Describe 'The database' {
    It 'is created, connected, shown and checked' {
        $path = New-TestDatabase
        (Get-EsDatabase).Kind | Should -Be 'Sqlite'
        (Get-EsDatabase).Location | Should -Be $path
        $steps = Test-EsDatabase
        $steps | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
        ($steps | Where-Object { $_.Step -eq 'ChangeFeed' }).Result | Should -Be 'Passed'
    }

    It 'is not created by -WhatIf' {
        $path = [System.IO.Path]::Combine($work, 'whatif.db')
        Initialize-EsDatabase $path -WhatIf
        [System.IO.File]::Exists($path) | Should -BeFalse
    }

    It 'lists its staff' {
        $null = New-TestDatabase
        @(Get-EsStaff).Count | Should -Be 12
        (Get-EsStaff Anna*).StaffNumber | Should -Be 1001
    }

    It 'is asked for where it is missing' {
        (Get-FirstError { Connect-EsDatabase ([System.IO.Path]::Combine($work, 'missing.db')) -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotFound,*'
    }
}

Describe 'A connection' {
    BeforeEach { $null = New-TestDatabase }

    It 'is created, shown, changed and removed, and shows no secret' {
        (Get-EsExchangeConnection h*).UserName | Should -Be 'dienst@musterbau.example'
        Set-EsExchangeConnection hq -SyncInterval 5 -DeleteLimit 3
        $connection = Get-EsExchangeConnection hq
        $connection.SyncInterval | Should -Be ([timespan]::FromMinutes(5))
        $connection.DeleteLimit | Should -Be 3
        ($connection | Format-List * | Out-String) | Should -Not -Match 'geheim'
        Remove-EsExchangeConnection hq -Confirm:$false
        Get-EsExchangeConnection | Should -BeNullOrEmpty
    }

    It 'passes the test, step by step' {
        $steps = Test-EsExchangeConnection hq -Mailbox $anna
        @($steps).Count | Should -BeGreaterThan 3
        $steps | Where-Object { $_.Result -eq 'Failed' } | Should -BeNullOrEmpty
    }

    It 'is refused with a record where it cannot work' {
        $good = 'https://mail.example.com/EWS/Exchange.asmx'
        (Get-FirstError { New-EsExchangeConnection HQ -Url $good -Credential $credential -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.AlreadyExists,*'
        (Get-FirstError { New-EsExchangeConnection x -Url 'http://mail.example.com/EWS/Exchange.asmx' -Credential $credential -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.InvalidUrl,*'
        (Get-FirstError { New-EsExchangeConnection x -Credential $credential -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.MissingSetting,*'
        (Get-FirstError { Set-EsExchangeConnection hq -SyncInterval 0 -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.InvalidInterval,*'
        (Get-FirstError { Get-EsExchangeConnection nobody -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
        @(Get-EsExchangeConnection).Count | Should -Be 1
    }
}

Describe 'Staff' {
    BeforeEach { $null = New-TestDatabase }

    It 'binds from a CSV file and from objects like those of an AD query' {
        $csv = [System.IO.Path]::Combine($work, 'staff.csv')
        [System.IO.File]::WriteAllText($csv, "StaffNumber,EMail`n1001,$anna`n")
        Import-Csv $csv | Add-EsSyncedStaff -Connection hq
        [pscustomobject]@{ mail = 'sabine.gross@musterbau.example'; UserPrincipalName = 'sgr@musterbau.example' } | Add-EsSyncedStaff -Connection hq
        (Get-EsSyncedStaff).StaffNumber | Sort-Object | Should -Be 1001, 1003
    }

    It 'goes on behind an unknown member' {
        'nobody@musterbau.example', $anna | Add-EsSyncedStaff -Connection hq -ErrorAction SilentlyContinue -ErrorVariable failures
        (Get-EsSyncedStaff).StaffNumber | Should -Be 1001
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownStaff,*'
    }

    It 'is changed and removed, and -WhatIf does neither' {
        $anna | Add-EsSyncedStaff -Connection hq
        Set-EsSyncedStaff 1001 -NoPrivateAppointments $false -WhatIf
        (Get-EsSyncedStaff).NoPrivateAppointments | Should -BeTrue
        Set-EsSyncedStaff 1001 -NoPrivateAppointments $false
        (Get-EsSyncedStaff).NoPrivateAppointments | Should -BeFalse
        Remove-EsSyncedStaff 1001 -WhatIf
        @(Get-EsSyncedStaff).Count | Should -Be 1
        Remove-EsSyncedStaff 1001 -Confirm:$false
        Get-EsSyncedStaff | Should -BeNullOrEmpty
    }
}

Describe 'A sync' {
    It 'shows its plan, carries it out, is idle afterwards, and is recorded' {
        $null = New-TestDatabase
        $anna | Add-EsSyncedStaff -Connection hq
        $plan = @(Invoke-EsSync -WhatIf)
        $plan.Count | Should -BeGreaterThan 0
        Get-EsSyncRun | Where-Object { $_.ExchangeWrites -gt 0 } | Should -BeNullOrEmpty

        $first = Invoke-EsSync
        $first.ExchangeCreated | Should -Be $plan.Count
        $first.Errors | Should -Be 0
        (Invoke-EsSync).Writes | Should -Be 0
        @(Get-EsSyncRun $anna -Last 1).State | Should -Be 'Complete'
        (Get-EsSyncIssue).Reason | Should -Contain 'Private'
        Get-EsSyncApproval | Should -BeNullOrEmpty
    }

    It 'refuses to approve what does not wait' {
        $null = New-TestDatabase
        (Get-FirstError { Approve-EsSyncDelete 4711 -Confirm:$false -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotWaiting,*'
    }
}
