# Windows PowerShell 5.1 reads the module's scripts, its build and these tests as PowerShell 7 does.

BeforeDiscovery {
    $root = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
    $shipped = [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($root, 'out', 'EsExchange')) | Where-Object { $_ -match '\.ps(m|d)?1$' }
    $tests = [System.IO.Directory]::GetFiles($PSScriptRoot, '*.ps1', [System.IO.SearchOption]::AllDirectories)
    $build = [System.IO.Path]::Combine($root, 'build.ps1')
    $scripts = foreach ($file in @($shipped) + @($tests) + $build) { @{ Name = [System.IO.Path]::GetFileName($file); File = $file } }
}

BeforeAll {
    # What came with PowerShell 6 and 7: syntax by its token or node, commands and parameters by their names.
    $newTokens = 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
    $newNodes = 'TernaryExpressionAst', 'PipelineChainAst'
    $newCommands = 'Join-String', 'Get-Error', 'Test-Json', 'Get-Uptime', 'Remove-Alias', 'ConvertFrom-Markdown', 'Start-ThreadJob'
    $newParameters = 'AsHashtable', 'Parallel', 'SkipHttpErrorCheck', 'SkipCertificateCheck', 'AdditionalChildPath', 'AsArray', 'AsByteStream', 'NoEnumerate', 'StatusCodeVariable', 'AsUTC', 'Environment', 'LeafBase'
    $newVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures'
}

Describe 'The script <Name>' -ForEach $scripts {
    BeforeAll {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($File, [ref] $tokens, [ref] $errors)
    }

    It 'has no error and no syntax of PowerShell 7' {
        $errors | Should -BeNullOrEmpty
        $tokens | Where-Object { $newTokens -contains $_.Kind.ToString() } | Should -BeNullOrEmpty
        $tree.FindAll({ param($node) $newNodes -contains $node.GetType().Name }, $true) | Should -BeNullOrEmpty
    }

    It 'calls nothing that came with PowerShell 6 or 7' {
        $commands = $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)
        $commands | Where-Object { $newCommands -contains $_.GetCommandName() } | Should -BeNullOrEmpty
        $commands | ForEach-Object { $_.CommandElements } | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] -and $newParameters -contains $_.ParameterName } | Should -BeNullOrEmpty
        $commands | Where-Object { $_.GetCommandName() -eq 'Join-Path' -and @($_.CommandElements).Count -gt 3 } | Should -BeNullOrEmpty
        $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.VariableExpressionAst] -and $newVariables -contains $node.VariablePath.UserPath }, $true) | Should -BeNullOrEmpty
    }

    It 'is of ASCII alone, which every edition reads alike' {
        [System.IO.File]::ReadAllText($File) | Should -Not -Match '[^\x00-\x7F]'
    }
}
