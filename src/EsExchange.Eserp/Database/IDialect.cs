namespace EsExchange.Eserp.Database;

/// <summary>In what the databases differ. Queries are written once, in T-SQL; a dialect puts them into its own words.</summary>
internal interface IDialect
{
    /// <summary>Puts a T-SQL query into the words of the database.</summary>
    string Translate(string query);

    /// <summary>A query for the database's clock, in UTC.</summary>
    string Now { get; }

    /// <summary>
    /// A query for the last number of the change log below which every change is committed and can be seen; a later change has a larger number.
    /// </summary>
    string EndOfFeed { get; }

    /// <summary>A query that counts the lease <c>@Name</c> where somebody holds it by <c>@Token</c>, and keeps others from writing it until the transaction ends.</summary>
    string HeldLease { get; }

    /// <summary>The scripts that make the schema.</summary>
    SchemaScripts Scripts { get; }

    /// <summary>A query for the version of the schema.</summary>
    string SchemaVersion { get; }

    /// <summary>A query for the rights that the account lacks, each as a text; null where a database knows none but those of its file.</summary>
    string? MissingRights { get; }
}
