namespace EsExchange.Eserp.Configuration;

/// <summary>A staff member assigned to a connection, with the options of the manual's "Synchronisiertes Personal"; all are on when added.</summary>
public sealed record SyncedStaff
{
    /// <summary>The connection's number.</summary>
    public required int ConnectionId { get; init; }

    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>The staff member's number in eserp.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>The name, as eserp has it.</summary>
    public required string Name { get; init; }

    /// <summary>The mailbox address, as eserp's field EMail has it; null where eserp has none.</summary>
    public string? EMail { get; init; }

    /// <summary>The employment status, as eserp shows it (manual: "Beschäftigungsstatus").</summary>
    public string? EmploymentStatus { get; init; }

    /// <summary>Manual: "Terminsynchronisierung aktiv".</summary>
    public bool AppointmentSync { get; init; } = true;

    /// <summary>Manual: "Termine in Exchange löschen": deletions in eserp delete in Exchange.</summary>
    public bool DeleteAppointmentsInExchange { get; init; } = true;

    /// <summary>Manual: "Termine in eserp löschen": deletions in Exchange delete in eserp.</summary>
    public bool DeleteAppointmentsInEserp { get; init; } = true;

    /// <summary>Manual: "Keine privaten Termine".</summary>
    public bool NoPrivateAppointments { get; init; } = true;

    /// <summary>Manual: "Aufgaben abgleichen".</summary>
    public bool TaskSync { get; init; } = true;

    /// <summary>Manual: "Aufgaben in Exchange löschen".</summary>
    public bool DeleteTasksInExchange { get; init; } = true;

    /// <summary>Manual: "Aufgaben in eserp löschen".</summary>
    public bool DeleteTasksInEserp { get; init; } = true;

    /// <summary>Manual: "Keine private Aufgaben".</summary>
    public bool NoPrivateTasks { get; init; } = true;

    /// <summary>Manual: "Ansprechpartner an Outlook übertragen".</summary>
    public bool ContactTransfer { get; init; } = true;
}
