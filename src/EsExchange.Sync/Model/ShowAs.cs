namespace EsExchange.Sync.Model;

/// <summary>How an appointment's time is shown to others; the names are those of the schema type <c>LegacyFreeBusyType</c>.</summary>
public enum ShowAs
{
    /// <summary>The time is free.</summary>
    Free,

    /// <summary>The time is tentatively taken.</summary>
    Tentative,

    /// <summary>The time is taken.</summary>
    Busy,

    /// <summary>Out of office ("OOF").</summary>
    OutOfOffice,

    /// <summary>Working, but elsewhere.</summary>
    WorkingElsewhere,
}
