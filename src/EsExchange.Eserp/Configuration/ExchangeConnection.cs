using System;
using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Eserp.Configuration;

/// <summary>A connection to one Exchange organisation with its options (manual: "Exchangeverbindungen" and "Optionen - Terminsynchronisierung").</summary>
/// <remarks>It holds no secret; those are read by <see cref="IConfigurationStore.GetSecretAsync"/> alone.</remarks>
public sealed record ExchangeConnection
{
    /// <summary>Its number; 0 before it is stored.</summary>
    public int Id { get; init; }

    /// <summary>Its name, unique without regard to case, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Whether appointments are synced at all (manual: "Terminsynch.").</summary>
    public bool AppointmentSync { get; init; } = true;

    /// <summary>How EsExchange proves who it is (manual: "Exchange Authentifzierungsart").</summary>
    public AuthenticationMode Authentication { get; init; }

    /// <summary>The account's user principal name; null with OAuth (manual: "Benutzer (UPN)").</summary>
    public string? UserName { get; init; }

    /// <summary>How the password is proved.</summary>
    public AuthenticationScheme AuthenticationScheme { get; init; }

    /// <summary>The application's id; null without OAuth (manual: "Client-ID").</summary>
    public string? ClientId { get; init; }

    /// <summary>The directory's id; null without OAuth (manual: "Mandant-ID").</summary>
    public string? TenantId { get; init; }

    /// <summary>The authority that issues tokens; null for Microsoft's own.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The thumbprint of the application's certificate in the account's or the machine's store; null where it proves itself otherwise.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The PFX file with the application's certificate, whose password is the connection's secret; null where it proves itself otherwise.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The proxy; null for the one that the machine is set up with.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether the URL is found by Autodiscover; then <see cref="Url"/> is only what was found last (manual: "Autodiscover").</summary>
    public bool Autodiscover { get; init; }

    /// <summary>The mailbox whose service Autodiscover looks for; null for that of the account.</summary>
    public string? AutodiscoverAddress { get; init; }

    /// <summary>Hosts that Autodiscover trusts with the credentials besides those of the mailbox's domain; each covers the hosts below it.</summary>
    public IReadOnlyList<string> AutodiscoverHosts { get; init; } = [];

    /// <summary>The full URL of the service (manual: "ASMX (Url)"); null before Autodiscover found one.</summary>
    public Uri? Url { get; init; }

    /// <summary>How often eserp is searched for changes (manual: "Intervall ES-Synchronisierung (Min.)"); whole minutes from 1 to 1440.</summary>
    public TimeSpan SyncInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>From when changes count, as the admin set it (manual: "Synchronisierungsbeginn"); null: 30 days before the first run.</summary>
    public Instant? SyncStart { get; init; }

    /// <summary>The activity type of appointments that come from Exchange; null: eserp's first one.</summary>
    public int? DefaultAppointmentActivityType { get; init; }

    /// <summary>The activity type of tasks that come from Exchange; null: eserp's first one.</summary>
    public int? DefaultTaskActivityType { get; init; }

    /// <summary>The eserp priority for low importance; null: none is mapped.</summary>
    public int? PriorityLow { get; init; }

    /// <summary>The eserp priority for normal importance; null: none is mapped.</summary>
    public int? PriorityNormal { get; init; }

    /// <summary>The eserp priority for high importance; null: none is mapped.</summary>
    public int? PriorityHigh { get; init; }

    /// <summary>Whether Exchange's HTML bodies stay as they are while their text is unchanged (manual: "Alternative Text-Synchronisation").</summary>
    public bool AlternativeTextSync { get; init; }

    /// <summary>Whether activity types become categories and back (manual: "Aktivitätsart synchronisieren").</summary>
    public bool SyncActivityTypes { get; init; }

    /// <summary>Whether the priority is also written into the text (manual: "Priorität als Text nach Outlook übertragen").</summary>
    public bool PriorityAsText { get; init; }

    /// <summary>Whether equipment is also written into the text (manual: "Equipment als Text nach Outlook übertragen").</summary>
    public bool EquipmentAsText { get; init; }

    /// <summary>Whether contact persons may come back from Outlook (manual: "Adressbuch Synchronisierung aus Outlook erlauben").</summary>
    public bool AllowAddressBookSync { get; init; }

    /// <summary>How many items a mailbox may lose on one side in a run before its deletions wait for an admin, where they are also more than the percentage.</summary>
    public int DeleteLimit { get; init; } = 10;

    /// <summary>The percentage of its linked items that a mailbox may lose on one side in a run before its deletions wait for an admin.</summary>
    public int DeleteLimitPercent { get; init; } = 20;

    /// <summary>How many days back the occurrences of series are kept in step; 0 to 3650.</summary>
    public int SeriesDaysBack { get; init; } = 30;

    /// <summary>How many days ahead the occurrences of series are kept in step; 1 to 3650.</summary>
    public int SeriesDaysAhead { get; init; } = 365;

    /// <summary>How many days runs with their journal, ended issues and decided conflicts are kept; 1 to 3650. A run can be undone for as long.</summary>
    public int HistoryDays { get; init; } = 90;

    /// <summary>Who wins where both sides changed the same field.</summary>
    public Sync.Model.ConflictRule ConflictRule { get; init; }
}

/// <summary>How EsExchange proves who it is (manual: "Exchange Authentifzierungsart").</summary>
public enum AuthenticationMode
{
    /// <summary>User principal name and password.</summary>
    User,

    /// <summary>OAuth 2.0 client credentials.</summary>
    OAuth,
}

/// <summary>How a password is proved to Exchange.</summary>
public enum AuthenticationScheme
{
    /// <summary>In the strongest way that the server offers.</summary>
    Automatic,

    /// <summary>Kerberos where it is to be had, else NTLM.</summary>
    Negotiate,

    /// <summary>NTLM.</summary>
    Ntlm,

    /// <summary>The password itself is sent, within TLS.</summary>
    Basic,
}
