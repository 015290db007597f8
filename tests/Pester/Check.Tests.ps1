# Checks and set-up help: Test-EsSyncedStaff, Test-EsExchangeConnection's further steps, Get-EsExchangeSetupCommand.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Test-EsSyncedStaff' {
    BeforeEach { $path = New-TestDatabase $world -Staff $anna, $sabine }

    It 'checks what Get-EsSyncedStaff puts out, one object for each mailbox and step' {
        $steps = Get-EsSyncedStaff | Test-EsSyncedStaff
        $steps.Count | Should -Be 16
        ($steps | Where-Object EMail -eq $sabine).Step | Should -Be Employment, Rights, EMail, Connection, Impersonate, MailboxType, Read, Write
        $steps.Result | Should -Not -Contain 'Failed'
    }

    It 'reports a failed step as an error too, and goes on' {
        Set-EsExchangeConnection hq -Credential (New-TestCredential -UserName 'schwach@musterbau.example')
        $steps = Test-EsSyncedStaff $anna -ErrorVariable failed -ErrorAction SilentlyContinue
        ($steps | Where-Object Result -eq Failed).Step | Should -Be Impersonate
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EsExchange.StaffTestFailed.Impersonate,*'
        $failed[0].TargetObject | Should -Be $anna
    }

    It 'shows a table for each mailbox' {
        $lines = Test-EsSyncedStaff $anna | Get-ShownLine
        $lines[0].Trim() | Should -Be "EMail: $anna"
        $lines[1] | Should -Match '^Step\s+Result\s+Message'
    }
}

Describe 'Get-EsExchangeSetupCommand' {
    BeforeEach { $path = New-TestDatabase $world -Staff $anna }

    It 'prints commands that PowerShell can parse, with the account and the mailboxes' {
        $commands = Get-EsExchangeSetupCommand hq
        foreach ($command in $commands.Command) { { [scriptblock]::Create($command) } | Should -Not -Throw }
        ($commands | Where-Object Step -eq Role).Command | Should -BeLike "*-User 'dienst@musterbau.example'*"
        ($commands | Where-Object Step -eq Scope).Command | Should -BeLike "*$anna*"
    }

    It 'asks for staff or a group' {
        $null = New-EsExchangeConnection empty -Url $world.Simulator.Url -Credential $world.Credential
        (Get-FirstError { Get-EsExchangeSetupCommand empty }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NoSyncedStaff,*'
    }
}
