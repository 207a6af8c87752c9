# Completes mesa in PowerShell. Load it with: mesa completar powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mesa, mesa.cmd, mesa.ps1 -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString().Trim('"', "'") })
    # Windows PowerShell passes no empty word on, so that a new word is told by another one.
    $place = if ($wordToComplete -eq '') { '--palabra-nueva' } else { '--' }
    # mesa writes UTF-8; without this, Windows PowerShell reads it by the console's code page.
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $lines = @(mesa __completar $place @words 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    $lines | Where-Object { $_ -ne ':archivo' } | ForEach-Object {
        $word, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $word }
        $text = $word
        if ($word -match '[^\w.:=/\\-]') { $text = "'" + $word.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $meaning)
    }
}
