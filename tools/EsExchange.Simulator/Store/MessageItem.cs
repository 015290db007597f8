using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace EsExchange.Simulator.Store;

/// <summary>A mail message.</summary>
public sealed class MessageItem : Item
{
    [SetsRequiredMembers]
    public MessageItem() => ItemClass = "IPM.Note";

    public bool IsRead { get; set; }

    public bool IsDraft { get; set; } = true;

    /// <summary>SMTP addresses of the recipients.</summary>
    public IReadOnlyList<string> To { get; set; } = [];
}
