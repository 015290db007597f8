using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace EsExchange.Eserp.Tests.SqlServer;

/// <summary>Reads T-SQL as SQL Server 2016 does.</summary>
internal static class Tsql
{
    /// <summary>The tables and views that a batch creates.</summary>
    public static IEnumerable<string> Created(string batch) => Regex.Matches(batch, @"^\s*CREATE (?:TABLE|VIEW) (\w+\.\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    /// <summary>What the parser has against a text; empty where it is T-SQL.</summary>
    public static IReadOnlyList<string> Errors(string text)
    {
        string expanded = Regex.Replace(text, @"\bIN (@\w+)", "IN ($1)");
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(expanded), out IList<ParseError> errors);
        return [.. errors.Select(error => $"line {error.Line}: {error.Message} in\n{text}")];
    }
}
