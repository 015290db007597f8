using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EsExchange.Eserp.Database;

/// <summary>The numbered scripts that create and upgrade the schema of one kind of database; the number of the last one is the version.</summary>
internal sealed class SchemaScripts
{
    private readonly IReadOnlyList<string> _names;

    private SchemaScripts(string folder) => _names =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"EsExchange.Eserp.Scripts.{folder}.", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The scripts for SQLite.</summary>
    public static SchemaScripts Sqlite { get; } = new("Sqlite");

    /// <summary>The scripts for SQL Server, in batches divided by lines that hold nothing but GO.</summary>
    public static SchemaScripts SqlServer { get; } = new("SqlServer");

    /// <summary>The version that this module works with.</summary>
    public int Version => _names.Count;

    /// <summary>The texts that upgrade a database of a version, in order.</summary>
    public IEnumerable<string> After(int version) => _names.Skip(version).Select(Read);

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
