# One page for the browser: Export-EsSyncReport.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Support', 'World.ps1'))
    $world = Start-TestWorld
    $path = New-TestDatabase $world $anna
    $null = Invoke-EsSync
}

AfterAll { Stop-TestWorld $world }

Describe 'Export-EsSyncReport' {
    BeforeEach { $file = New-TestPath $world '.html' }

    It 'writes one page that needs no network and names the mailbox' {
        Export-EsSyncReport $file | Should -BeNullOrEmpty
        $page = [System.IO.File]::ReadAllText($file)
        $page | Should -Match '^<!DOCTYPE html>'
        $page | Should -Match ([regex]::Escape($anna))
        $page | Should -Not -Match '(src|href)="https?:'
        $page | Should -Not -Match 'geheim'
    }

    It 'speaks English or German' {
        Export-EsSyncReport $file -Culture en-US
        [System.IO.File]::ReadAllText($file) | Should -Match '<html lang="en'
        Export-EsSyncReport $file -Culture de-DE
        [System.IO.File]::ReadAllText($file) | Should -Match '<html lang="de'
    }

    It 'replaces a file, but not with -NoClobber, and puts it out with -PassThru' {
        'meins' | Set-Content -LiteralPath $file
        $failure = Get-FirstError { Export-EsSyncReport $file -NoClobber }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EsExchange.AlreadyExists,*'
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
        Get-Content -LiteralPath $file | Should -Be 'meins'
        (Export-EsSyncReport $file -PassThru).FullName | Should -Be $file
    }

    It 'writes nothing with -WhatIf, and nothing of a connection that is unknown' {
        Export-EsSyncReport $file -WhatIf
        (Get-FirstError { Export-EsSyncReport $file -Connection branch }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.UnknownConnection,*'
        [System.IO.File]::Exists($file) | Should -BeFalse
    }

    It 'says what to do where the file cannot be written' {
        (Get-FirstError { Export-EsSyncReport ([System.IO.Path]::Combine($path, 'report.html')) }).FullyQualifiedErrorId | Should -BeLike 'EsExchange.FileUnusable,*'
    }
}
