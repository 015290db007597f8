# Writes the report in English and German: export.ps1 DATABASE FOLDER
param([string] $Database, [string] $Folder)
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
Import-Module "$root/out/EsExchange/EsExchange.psd1"
Connect-EsDatabase $Database
Export-EsSyncReport "$Folder/report-en.html" -Culture en-GB
Export-EsSyncReport "$Folder/report-de.html" -Culture de-DE
