using EsExchange.Resources;

namespace EsExchange.Ews.Errors;

/// <summary>What to do about each kind of error, in words for an admin.</summary>
internal static class ErrorAdvice
{
    public static string For(EwsErrorCategory category) => Messages.Get(category == EwsErrorCategory.ServerError ? "Advice" : "Advice" + category);
}
