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
}
