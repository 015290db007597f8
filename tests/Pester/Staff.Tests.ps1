# eserp's staff: Get-EsStaff.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
    $path = New-TestDatabase $world $anna
}

AfterAll { Stop-TestWorld $world }

Describe 'Get-EsStaff' {
    It 'lists all staff by number' {
        $staff = @(Get-EsStaff)
        $staff.Count | Should -Be 12
        $staff.StaffNumber | Should -Be ($staff.StaffNumber | Sort-Object)
    }

    It 'finds by name with wildcards, by number, and by employment status' {
        (Get-EsStaff anna*).StaffNumber | Should -Be 1001
        (Get-EsStaff 'Anna Bergmann', 'Thomas*').StaffNumber | Should -Be 1001, 1004
        (Get-EsStaff -StaffNumber 1003, 1001).StaffNumber | Should -Be 1001, 1003
        (Get-EsStaff -EmploymentStatus left).StaffNumber | Should -Be 1008
        (Get-EsStaff -EmploymentStatus *leave).StaffNumber | Should -Be 1011
    }

    It 'finds from a CSV file' {
        $csv = New-TestPath $world '.csv'
        'StaffNumber', '1003' | Set-Content -LiteralPath $csv
        (Import-Csv -LiteralPath $csv | Get-EsStaff).EMail | Should -Be $sabine
    }

    It 'shows who is synced by which connection' {
        (Get-EsStaff -StaffNumber 1001).Connection | Should -Be 'hq'
        (Get-EsStaff -StaffNumber 1002).Connection | Should -BeNullOrEmpty
    }

    It 'names each that is unknown, and finds the others' {
        $found = Get-EsStaff Nobody, 'Anna Bergmann' -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.StaffNumber | Should -Be 1001
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownStaff,*'
        $failures[0].TargetObject | Should -Be 'Nobody'
        (Get-FirstError { Get-EsStaff -StaffNumber 4711 }).TargetObject | Should -Be 4711
        Get-EsStaff Nobody* | Should -BeNullOrEmpty
    }

    It 'completes names' {
        $typed = 'Get-EsStaff Berg'
        (TabExpansion2 -inputScript $typed -cursorColumn $typed.Length).CompletionMatches.CompletionText | Should -Be "'Anna Bergmann'"
    }

    It 'is shown in a table of 120 columns' {
        $lines = @(Get-EsStaff | Get-ShownLine)
        $lines.Count | Should -Be 14
        $lines[0] | Should -Match 'StaffNumber .*Name .*EMail .*EmploymentStatus .*MayCreateAppointments .*Connection'
        ($lines -join '') | Should -Not -Match "$([char]0x2026)|\.\.\."
    }
}
