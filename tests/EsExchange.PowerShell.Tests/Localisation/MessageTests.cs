using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Localisation;

/// <summary>The module speaks the language of the session, and the ids of its errors do not.</summary>
[Collection(KeyFolder.Collection)]
public sealed partial class MessageTests
{
    private static readonly string Source = Path.Combine(TestFolders.Repository, "src");

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateFiles(Source, "Messages.resx", SearchOption.AllDirectories).Where(file => !file.Contains("/bin/", StringComparison.Ordinal)).Select(file => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Both_languages_have_the_same_texts_with_the_same_places(string project)
    {
        IReadOnlyDictionary<string, string> english = Texts(project, "Messages.resx");
        IReadOnlyDictionary<string, string> german = Texts(project, "Messages.de.resx");

        Assert.Equal(english.Keys, german.Keys);
        Assert.All(english, text =>
        {
            Assert.Equal(Places(text.Value), Places(german[text.Key]));
            Assert.NotEqual("", german[text.Key].Trim());
        });
        Assert.True(english.Count(text => text.Value == german[text.Key]) * 10 <= english.Count, "Texts are left untranslated.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_text_that_is_asked_for_is_there(string project)
    {
        IReadOnlyDictionary<string, string> texts = Texts(project, "Messages.resx");
        string[] asked = [.. Directory.EnumerateFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(asked);
        Assert.Equal([], asked.Where(name => !texts.ContainsKey(name)));
        Assert.Equal([], texts.Keys.Where(name => !asked.Contains(name) && !asked.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))));
    }

    [Fact]
    public void No_text_for_the_user_is_in_the_code() =>
        Assert.Equal([], Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Spoken().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}")));

    [Theory]
    [InlineData("en-US", "This session is not connected to an eserp database. Run Connect-EsDatabase first.")]
    [InlineData("de-DE", "Diese Sitzung ist mit keiner eserp-Datenbank verbunden. Führen Sie zuerst Connect-EsDatabase aus.")]
    [InlineData("de-CH", "Diese Sitzung ist mit keiner eserp-Datenbank verbunden. Führen Sie zuerst Connect-EsDatabase aus.")]
    [InlineData("fr-FR", "This session is not connected to an eserp database. Run Connect-EsDatabase first.")]
    public void An_error_has_the_language_of_the_session_and_one_id(string culture, string message)
    {
        using ShellSession session = Open(culture);
        var error = Assert.Single(session.Run("Get-EsDatabase").Errors);

        Assert.Equal(message, error.Exception.Message);
        Assert.Equal("EsExchange.NotConnected,EsExchange.PowerShell.Database.GetEsDatabase", error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("en-US", "There is no Exchange connection 'x'.", "Create or upgrade the database", "The server could not be reached.")]
    [InlineData("de-DE", "Es gibt keine Exchangeverbindung 'x'.", "Datenbank anlegen oder auf den neuesten Stand bringen", "Der Server war nicht zu erreichen.")]
    public void Questions_advice_and_values_are_translated(string culture, string unknown, string action, string advice)
    {
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", folder.File("keys"));
        using ShellSession session = Open(culture, folder.Path);

        Assert.Contains(action, session.Run("Initialize-EsDatabase ./a.db -WhatIf").Text, StringComparison.Ordinal);
        Assert.StartsWith(unknown, Assert.Single(session.Run("Initialize-EsDatabase ./a.db | Connect-EsDatabase; Get-EsExchangeConnection x").Errors).Exception.Message, StringComparison.Ordinal);
        ShellResult test = session.Run("""
            $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
            $null = New-EsExchangeConnection hq -Url https://127.0.0.1:1/EWS/Exchange.asmx -Credential $credential
            (Test-EsExchangeConnection hq -ErrorAction SilentlyContinue | Where-Object Result -eq Failed).Advice
            """);
        Assert.StartsWith(advice, (string)Assert.Single(test.Output).BaseObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net472")]
    [InlineData("net8.0")]
    public void German_lies_beside_the_assemblies_of_both_editions(string framework)
    {
        foreach (string project in Projects.Select(row => (string)row.Data))
            Assert.True(File.Exists(Path.Combine(TestFolders.Module, "bin", framework, "de", project + ".resources.dll")), project);
    }

    private static ShellSession Open(string culture, string? folder = null)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            ShellSession session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = folder });
            Assert.Empty(session.Run("Import-Module $manifest", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest }).Errors);
            return session;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static SortedDictionary<string, string> Texts(string project, string file) => new(
        XDocument.Load(Path.Combine(Source, project, "Resources", file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value),
        StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    /// <summary>What is shown to the user, with a text of three words or more in it.</summary>
    [GeneratedRegex("""(?:new (?:Command|Sync|Exchange|Schedule|Eserp)Exception|WriteWarning|ShouldProcess|new ProbeStep|new UndoStep|[iI]ssues\.(?:Failed|Skipped))\([^;]*?"[^"\n]*\w [^"\n]*\w [^"\n]*"[^;]*;""")]
    private static partial Regex Spoken();

    [GeneratedRegex("(?<=Messages\\.(?:Get|Format)\\([^,;\\n]*)\"(\\w+)\"")]
    private static partial Regex Asked();
}
