using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Mailboxes;

/// <summary>Names, in a short text, the settings that decide how items are marked, what importance they show and which stay where they are, so that a change of them is noticed.</summary>
internal static class MarkSettings
{
    public static string Of(MailboxContext context)
    {
        string types = context.ActivityTypes is { } known ? string.Join("\n", [.. known.OrderBy(type => type.Key).Select(type => $"{type.Key}={type.Value}"), $"{context.DefaultActivityType}"]) : "off";
        string text = FormattableString.Invariant($"{context.Connection.PriorityAsText}/{context.Connection.EquipmentAsText}/{context.Policy.KeepsPrivate}/{types}/{string.Join(",", context.Categories.Select(category => category.Color))}{(context.Policy.ComesBack ? string.Empty : "/one way")}{Priorities(context)}{(context.Kind == ItemKind.Task && context.Categories.Count > 0 ? "/offers" : string.Empty)}");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET
        return Convert.ToBase64String(SHA256.HashData(bytes));
#else
        using SHA256 hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(bytes));
#endif
    }

    /// <summary>Which priorities stand for which importance; empty where none does, as positions were stored before these were named.</summary>
    private static string Priorities(MailboxContext context)
    {
        ExchangeConnection connection = context.Connection;
        bool isMapped = context.Kind != ItemKind.Contact && (connection.PriorityLow ?? connection.PriorityNormal ?? connection.PriorityHigh) is not null;
        return isMapped ? FormattableString.Invariant($"/priorities {connection.PriorityLow},{connection.PriorityNormal},{connection.PriorityHigh}") : string.Empty;
    }
}
