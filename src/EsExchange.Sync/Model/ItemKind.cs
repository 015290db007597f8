namespace EsExchange.Sync.Model;

/// <summary>What kind of item is kept in step; the numbers are stored.</summary>
public enum ItemKind
{
    /// <summary>An appointment (manual: "Termin").</summary>
    Appointment,

    /// <summary>A task (manual: "Aufgabe").</summary>
    Task,

    /// <summary>A contact person (manual: "Ansprechpartner").</summary>
    Contact,
}
