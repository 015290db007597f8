using System;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Errors;

namespace EsExchange.Engine.Ews;

/// <summary>Turns errors of the EWS client into those of the engine's port.</summary>
internal static class EwsErrors
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (EwsException error)
        {
            EwsErrorCategory category = error.Error.Category;
            throw new ExchangeException(category.ToString(), error.Error.Message, category == EwsErrorCategory.InvalidSyncState, error);
        }
    }

    public static WriteOutcome ToOutcome(EwsError error) => error.Category switch
    {
        EwsErrorCategory.Conflict or EwsErrorCategory.ItemNotFound => WriteOutcome.Changed,
        _ when error.IsTransient => WriteOutcome.Later,
        _ => WriteOutcome.Refused,
    };
}
