using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>docs/troubleshooting.md explains every id that an error can have.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string Source = Path.Combine(TestFolders.Repository, "src");

    [Fact]
    public void Every_error_id_is_explained()
    {
        IEnumerable<string> thrown = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Thrown().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value);
        string[] ids = [.. thrown.Concat(Members("EsExchange.Eserp/EserpException.cs", "EserpError")).Concat(Members("EsExchange.Ews/Errors/EwsErrorCategory.cs", "EwsErrorCategory")).Distinct().Order(StringComparer.Ordinal)];
        Assert.Contains("Unauthorized", ids);
        Assert.Contains("UnknownStaff", ids);

        HashSet<string> explained = [.. Explained().Matches(File.ReadAllText(Path.Combine(TestFolders.Docs, "troubleshooting.md"))).Select(match => match.Groups[1].Value)];

        Assert.Equal([], ids.Where(id => !explained.Contains(id)));
    }

    [Fact]
    public void Every_link_of_the_guides_leads_somewhere()
    {
        foreach (string guide in Directory.EnumerateFiles(TestFolders.Docs, "*.md"))
        {
            IEnumerable<string> targets = Link().Matches(File.ReadAllText(guide)).Select(match => match.Groups[1].Value.Split('#')[0]);
            Assert.All(targets.Where(target => target.Length > 0 && !target.StartsWith("http", StringComparison.Ordinal)), target => Assert.True(File.Exists(Path.Combine(TestFolders.Docs, target)), $"{Path.GetFileName(guide)}: {target}"));
        }
    }

    private static IEnumerable<string> Members(string file, string enumeration)
    {
        string text = File.ReadAllText(Path.Combine(Source, file));
        string body = text[text.IndexOf("enum " + enumeration, StringComparison.Ordinal)..];
        return Member().Matches(body[..body.IndexOf('}', StringComparison.Ordinal)]).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("new (?:Command|Sync|Exchange)Exception\\(\\s*\"([A-Za-z]+)\"")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"^\s+([A-Z]\w+),", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Explained();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
