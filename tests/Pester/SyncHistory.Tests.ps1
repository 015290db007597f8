# What is known of items, mailboxes and runs: Get-EsSyncLink, Get-EsSyncStatus, Undo-EsSync.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
}

AfterAll { Stop-TestWorld $world }

Describe 'Get-EsSyncLink' {
    BeforeAll {
        $path = New-TestDatabase $world $anna
        $start = [datetime]::Today.AddDays(2).AddHours(9).ToString('s')
        $id = Invoke-EserpUser $world $path add, 1001, 'Umzug', $start, $start.Replace('T09', 'T10'), 'Werkhof'
        $null = Invoke-EsSync
    }

    It 'shows both sides of an item that is kept in step' {
        $link = Get-EsSyncLink 1001 Umzug
        $link.State | Should -Be 'Linked'
        $link.InEserp | Should -BeTrue
        $link.InExchange | Should -BeTrue
        $link.EserpId | Should -Be $id
        $link.ItemId | Should -Not -BeNullOrEmpty
        $location = $link.Fields | Where-Object { $_.Field -eq 'Location' }
        $location.Eserp | Should -Be 'Werkhof'
        $location.Exchange | Should -Be 'Werkhof'
        $link.Fields[0].Field | Should -Not -BeNullOrEmpty
    }

    It 'shows what the next run does' {
        Invoke-EserpUser $world $path change, ([string] $id), Location, 'Halle 7'
        $link = Get-EsSyncLink $anna U*zug
        $link.NextFields | Should -Be 'Exchange.Location'
        ($link.Fields | Where-Object { $_.Field -eq 'Location' }).Base | Should -Be 'Werkhof'
        $lines = @($link | Get-ShownLine)
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }

    It 'explains what Get-EsSyncIssue lists' {
        $link = Get-EsSyncIssue -Reason Private | Get-EsSyncLink
        $link.Subject | Should -Be 'Zahnarzt'
        $link.InExchange | Should -BeFalse
    }

    It 'refuses staff that is not synced' {
        (Get-FirstError { Get-EsSyncLink 4711 }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.NotSynced,*'
    }
}

Describe 'Get-EsSyncStatus' {
    It 'shows how each mailbox stands' {
        $path = New-TestDatabase $world $anna, $sabine
        (Get-EsSyncStatus -WarningAction SilentlyContinue).State | Should -Be 'NeverSynced', 'NeverSynced'
        $null = Invoke-EsSync -Staff 1001 -WarningAction SilentlyContinue
        $status = Get-EsSyncStatus 1001
        $status.State | Should -Be 'UpToDate'
        $status.LastSuccess | Should -Not -BeNullOrEmpty
        $status.OpenIssues | Should -Be 1
        (Get-EsSyncStatus -State NeverSynced -WarningAction SilentlyContinue).Mailbox | Should -Be $sabine
        (Get-FirstError { Get-EsSyncStatus -Connection nobody }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
        $lines = @(Get-EsSyncStatus -WarningAction SilentlyContinue | Get-ShownLine)
        ($lines | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
    }
}

Describe 'Undo-EsSync' {
    BeforeEach {
        $path = New-TestDatabase $world $anna
        $null = Invoke-EsSync
        $run = (Get-EsSyncRun -Last 1).RunId
    }

    It 'shows with -WhatIf what it would take back, and takes it back' {
        $count = @(Get-ExchangeItem $world.Simulator $anna).Count
        $count | Should -BeGreaterThan 0
        @(Undo-EsSync $run -WhatIf | Where-Object { $_.Outcome -ne 'Planned' }).Count | Should -Be 0
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be $count
        $appointments = @(Invoke-EserpUser $world $path list, 1001).Count

        $steps = @(Get-EsSyncRun -Last 1 | Undo-EsSync -Confirm:$false)
        @($steps | Where-Object { $_.Outcome -ne 'Undone' }).Count | Should -Be 0
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
        @(Invoke-EserpUser $world $path list, 1001).Count | Should -Be $appointments
        @($steps | Get-ShownLine | Where-Object { $_.Length -gt 120 }).Count | Should -Be 0
    }

    It 'asks first, and goes on behind a run that is unknown' {
        $session = New-TestSession $world -Answer 'No'
        try {
            $null = Invoke-InSession $session "Connect-EsDatabase '$path'; Undo-EsSync $run"
            $session.Questions.Count | Should -Be 1
        }
        finally { Close-TestSession $session }
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -BeGreaterThan 0
        $null = Undo-EsSync 4711, $run -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].TargetObject | Should -Be 4711
        @(Get-ExchangeItem $world.Simulator $anna).Count | Should -Be 0
    }
}
