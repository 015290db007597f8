using System.Linq;

namespace EsExchange.Sync.Model;

/// <summary>Says of a text whether it can be a mailbox's SMTP address.</summary>
public static class MailboxAddress
{
    /// <summary>Whether a text can be an address: one word of ASCII with something before its <c>@</c>.</summary>
    /// <param name="text">The text; null is no address.</param>
    public static bool IsOne(string? text) => text is not null && text.IndexOf('@') > 0 && text.All(c => c is > ' ' and < '\u007f');
}
