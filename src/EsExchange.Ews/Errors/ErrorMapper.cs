using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Errors;

/// <summary>Turns what the server said into an <see cref="EwsError"/>.</summary>
internal static class ErrorMapper
{
    public static EwsError UnreadableItem { get; } = Make(EwsErrorCategory.CorruptItem, EwsErrorScope.Item, "The answer holds no whole item.");

    public static EwsError Make(EwsErrorCategory category, EwsErrorScope scope, string? detail = null, bool isTransient = false) =>
        new(category, scope, detail is { Length: > 0 } ? $"{ErrorAdvice.For(category)} ({detail})" : ErrorAdvice.For(category)) { IsTransient = isTransient };

    /// <exception cref="EwsException">The message that stands for the whole request says "error".</exception>
    public static void ThrowIfError(ResponseHead head)
    {
        if (head.IsError || head.ResponseCode != "NoError")
            throw new EwsException(ToFaultError(head));
    }

    public static EwsError ToItemError(ResponseHead head) => ToError(head, ResponseCodeTable.Find(head.ResponseCode).Scope);

    public static EwsError ToFaultError(ResponseHead head)
    {
        EwsErrorScope scope = ResponseCodeTable.Find(head.ResponseCode).Scope;
        return ToError(head, scope == EwsErrorScope.Item ? EwsErrorScope.Mailbox : scope);
    }

    private static EwsError ToError(ResponseHead head, EwsErrorScope scope)
    {
        ResponseCodeRule rule = ResponseCodeTable.Find(head.ResponseCode);
        string said = Shorten(head.MessageText);
        return Make(rule.Category, scope, said.Length == 0 ? head.ResponseCode : $"{head.ResponseCode}: {said}", rule.IsTransient) with
        {
            ResponseCode = head.ResponseCode,
            RetryAfter = head.BackOff,
        };
    }

    private static string Shorten(string text)
    {
        string line = text.Replace('\r', ' ').Replace('\n', ' ').Trim();
        return line.Length <= 300 ? line : line.Substring(0, 300) + "…";
    }
}
