using System;
using EsExchange.Engine.Ews;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.Output;

/// <summary>A connection to Exchange as an admin sees it; it holds no secret.</summary>
public sealed class EsExchangeConnection
{
    internal EsExchangeConnection(ExchangeConnection stored)
    {
        Name = stored.Name;
        AppointmentSync = stored.AppointmentSync;
        Authentication = stored.Authentication.ToString();
        AuthenticationScheme = stored.Authentication == AuthenticationMode.User ? stored.AuthenticationScheme : null;
        UserName = stored.UserName;
        ClientId = stored.ClientId;
        TenantId = stored.TenantId;
        CertificateThumbprint = stored.CertificateThumbprint;
        CertificatePath = stored.CertificatePath;
        Authority = stored.Authority;
        Proxy = stored.Proxy;
        Autodiscover = stored.Autodiscover;
        AutodiscoverAddress = stored.Autodiscover ? ConnectionAutodiscover.AddressOf(stored) : null;
        AutodiscoverHost = [.. stored.AutodiscoverHosts];
        Url = stored.Url;
        SyncInterval = stored.SyncInterval;
        SyncStart = stored.SyncStart?.ToDateTimeUtc().ToLocalTime();
        DefaultAppointmentActivityType = stored.DefaultAppointmentActivityType;
        DefaultTaskActivityType = stored.DefaultTaskActivityType;
        PriorityLow = stored.PriorityLow;
        PriorityNormal = stored.PriorityNormal;
        PriorityHigh = stored.PriorityHigh;
        AlternativeTextSync = stored.AlternativeTextSync;
        SyncActivityTypes = stored.SyncActivityTypes;
        PriorityAsText = stored.PriorityAsText;
        EquipmentAsText = stored.EquipmentAsText;
        AllowAddressBookSync = stored.AllowAddressBookSync;
        DeleteLimit = stored.DeleteLimit;
        DeleteLimitPercent = stored.DeleteLimitPercent;
        SeriesDaysBack = stored.SeriesDaysBack;
        SeriesDaysAhead = stored.SeriesDaysAhead;
        HistoryDays = stored.HistoryDays;
        ConflictRule = stored.ConflictRule;
    }

    /// <summary>How many items a mailbox may lose on one side in a run before its deletions wait for consent, where they are also more than the percentage.</summary>
    public int DeleteLimit { get; }

    /// <summary>The percentage of its linked items that a mailbox may lose on one side in a run before its deletions wait for consent.</summary>
    public int DeleteLimitPercent { get; }

    /// <summary>How many days back the occurrences of series are kept in step.</summary>
    public int SeriesDaysBack { get; }

    /// <summary>How many days ahead the occurrences of series are kept in step.</summary>
    public int SeriesDaysAhead { get; }

    /// <summary>How many days runs, what they wrote, ended issues and decided conflicts are kept.</summary>
    public int HistoryDays { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether appointments are synced at all.</summary>
    public bool AppointmentSync { get; }

    /// <summary>User or OAuth.</summary>
    public string Authentication { get; }

    /// <summary>How the password is proved; null with OAuth.</summary>
    public AuthenticationScheme? AuthenticationScheme { get; }

    /// <summary>The account's user principal name.</summary>
    public string? UserName { get; }

    /// <summary>The application's id.</summary>
    public string? ClientId { get; }

    /// <summary>The directory's id.</summary>
    public string? TenantId { get; }

    /// <summary>The thumbprint of the application's certificate in the store.</summary>
    public string? CertificateThumbprint { get; }

    /// <summary>The PFX file with the application's certificate.</summary>
    public string? CertificatePath { get; }

    /// <summary>The proxy; null for the one that the machine is set up with.</summary>
    public Uri? Proxy { get; }

    /// <summary>The authority that issues tokens; null for Microsoft's own.</summary>
    public Uri? Authority { get; }

    /// <summary>Whether the URL is found by Autodiscover.</summary>
    public bool Autodiscover { get; }

    /// <summary>The mailbox whose service Autodiscover looks for; null without Autodiscover.</summary>
    public string? AutodiscoverAddress { get; }

    /// <summary>Hosts that Autodiscover trusts besides those of the mailbox's domain.</summary>
    public string[] AutodiscoverHost { get; }

    /// <summary>The full URL of the service; with Autodiscover the one found last.</summary>
    public Uri? Url { get; }

    /// <summary>How often eserp is searched for changes.</summary>
    public TimeSpan SyncInterval { get; }

    /// <summary>From when changes count, in this machine's time zone; null: 30 days back.</summary>
    public DateTime? SyncStart { get; }

    /// <summary>The activity type of appointments that come from Exchange.</summary>
    public int? DefaultAppointmentActivityType { get; }

    /// <summary>The activity type of tasks that come from Exchange.</summary>
    public int? DefaultTaskActivityType { get; }

    /// <summary>The eserp priority for low importance.</summary>
    public int? PriorityLow { get; }

    /// <summary>The eserp priority for normal importance.</summary>
    public int? PriorityNormal { get; }

    /// <summary>The eserp priority for high importance.</summary>
    public int? PriorityHigh { get; }

    /// <summary>Whether HTML bodies in Exchange stay as they are while their text is unchanged.</summary>
    public bool AlternativeTextSync { get; }

    /// <summary>Whether activity types become categories and back.</summary>
    public bool SyncActivityTypes { get; }

    /// <summary>Whether the priority is also written into the text.</summary>
    public bool PriorityAsText { get; }

    /// <summary>Whether equipment is also written into the text.</summary>
    public bool EquipmentAsText { get; }

    /// <summary>Whether contact persons may come back from Outlook.</summary>
    public bool AllowAddressBookSync { get; }

    /// <summary>Who wins where both sides changed the same field.</summary>
    public ConflictRule ConflictRule { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
