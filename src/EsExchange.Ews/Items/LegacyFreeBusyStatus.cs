namespace EsExchange.Ews.Items;

/// <summary>How a time is shown (schema type <c>LegacyFreeBusyType</c>).</summary>
public enum LegacyFreeBusyStatus
{
    /// <summary>Free.</summary>
    Free,

    /// <summary>Tentative.</summary>
    Tentative,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Out of office, "OOF".</summary>
    OutOfOffice,

    /// <summary>Working elsewhere.</summary>
    WorkingElsewhere,

    /// <summary>Not known.</summary>
    NoData,
}
