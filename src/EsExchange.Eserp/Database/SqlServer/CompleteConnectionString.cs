namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>A connection string as the client at hand takes it.</summary>
/// <param name="Text">The connection string.</param>
/// <param name="TimeoutSeconds">How long a statement may take, where the text cannot say so.</param>
internal sealed record CompleteConnectionString(string Text, int? TimeoutSeconds);
