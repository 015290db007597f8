using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Items;

/// <summary>What became of reading one item of a batch: the item or why it could not be read.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
/// <param name="RequestedId">The id that was asked for.</param>
/// <param name="Item">The item; null where <paramref name="Error"/> is not.</param>
/// <param name="Error">Why it could not be read; null where <paramref name="Item"/> is not.</param>
public sealed record ItemResult<T>(string RequestedId, T? Item, EwsError? Error)
    where T : class;
