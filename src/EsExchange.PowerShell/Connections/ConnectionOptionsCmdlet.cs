using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using EsExchange.Engine.Connections;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.PowerShell.Connections;

/// <summary>The options that a connection is created with and changed by (manual: "Exchangeverbindungen" and "Optionen").</summary>
public abstract class ConnectionOptionsCmdlet : DatabaseCmdlet
{
    /// <summary>Whether appointments are synced at all.</summary>
    [Parameter]
    public bool AppointmentSync { get; set; }

    /// <summary>User principal name and password of the account.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>How the password is proved; by default in the strongest way that the server offers.</summary>
    [Parameter]
    public AuthenticationScheme AuthenticationScheme { get; set; }

    /// <summary>The application's id, for OAuth 2.0.</summary>
    [Parameter]
    public string? ClientId { get; set; }

    /// <summary>The directory's id, for OAuth 2.0.</summary>
    [Parameter]
    public string? TenantId { get; set; }

    /// <summary>The application's secret, for OAuth 2.0.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The thumbprint of the application's certificate in the account's or the machine's store, for OAuth 2.0.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>The PFX file with the application's certificate and its key, for OAuth 2.0.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The password of the PFX file.</summary>
    [Parameter]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The authority that issues tokens, where it is not Microsoft's.</summary>
    [Parameter]
    public Uri? Authority { get; set; }

    /// <summary>The full URL of the service; it ends Autodiscover.</summary>
    [Parameter]
    public Uri? Url { get; set; }

    /// <summary>The mailbox whose service Autodiscover looks for, now and for every new connection to the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Autodiscover { get; set; }

    /// <summary>Hosts that Autodiscover trusts with the credentials besides those of the mailbox's domain; each covers the hosts below it.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? AutodiscoverHost { get; set; }

    /// <summary>The proxy on the way to the server; null for the one that the machine is set up with.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>How often eserp is searched for changes: minutes, or a TimeSpan.</summary>
    [Parameter]
    [Minutes]
    public TimeSpan SyncInterval { get; set; }

    /// <summary>From when changes count; null for 30 days back, which a time in the future or longer ago becomes too.</summary>
    [Parameter]
    public DateTime? SyncStart { get; set; }

    /// <summary>The activity type of appointments that come from Exchange; null for eserp's first one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ActivityTypeCompleter))]
    public int? DefaultAppointmentActivityType { get; set; }

    /// <summary>The activity type of tasks that come from Exchange; null for eserp's first one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ActivityTypeCompleter))]
    public int? DefaultTaskActivityType { get; set; }

    /// <summary>The eserp priority for low importance; null for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PriorityCompleter))]
    public int? PriorityLow { get; set; }

    /// <summary>The eserp priority for normal importance; null for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PriorityCompleter))]
    public int? PriorityNormal { get; set; }

    /// <summary>The eserp priority for high importance; null for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PriorityCompleter))]
    public int? PriorityHigh { get; set; }

    /// <summary>Whether HTML bodies in Exchange stay as they are while their text is unchanged.</summary>
    [Parameter]
    public bool AlternativeTextSync { get; set; }

    /// <summary>Whether activity types become Outlook categories and back.</summary>
    [Parameter]
    public bool SyncActivityTypes { get; set; }

    /// <summary>Whether the priority is also written into the text in Outlook.</summary>
    [Parameter]
    public bool PriorityAsText { get; set; }

    /// <summary>Whether an appointment's equipment is also written into the text in Outlook.</summary>
    [Parameter]
    public bool EquipmentAsText { get; set; }

    /// <summary>Whether contact persons may come back from Outlook.</summary>
    [Parameter]
    public bool AllowAddressBookSync { get; set; }

    /// <summary>How many items a mailbox may lose on one side in a run before its deletions wait for consent, where they are also more than the percentage.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int DeleteLimit { get; set; }

    /// <summary>The percentage of its linked items that a mailbox may lose on one side in a run before its deletions wait for consent.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int DeleteLimitPercent { get; set; }

    /// <summary>How many days back the occurrences of series are kept in step.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int SeriesDaysBack { get; set; }

    /// <summary>How many days ahead the occurrences of series are kept in step.</summary>
    [Parameter]
    [ValidateRange(1, 3650)]
    public int SeriesDaysAhead { get; set; }

    /// <summary>How many days runs, what they wrote, ended issues and decided conflicts are kept.</summary>
    [Parameter]
    [ValidateRange(1, 3650)]
    public int HistoryDays { get; set; }

    /// <summary>Who wins where both sides changed the same field.</summary>
    [Parameter]
    public ConflictRule ConflictRule { get; set; }

    /// <summary>The connection with the options that were given, checked.</summary>
    private protected ExchangeConnection Apply(ExchangeConnection connection)
    {
        if (Url is not null && Autodiscover is not null)
            throw new CommandException("AmbiguousUrl", Messages.Get("AmbiguousUrl"));
        ExchangeConnection applied = ApplyOptions(ApplyAuthentication(connection));
        ConnectionRules.Check(applied);
        if (connection.Id != 0 && applied.Authentication != connection.Authentication && GivenSecret() is null)
            throw new CommandException("MissingSetting", Messages.Get("MissingOtherSecret"));
        if (CertificateThumbprint is not null || CertificatePath is not null || CertificatePassword is not null)
            ClientCertificates.Find(applied, GivenSecret(), DateTimeOffset.UtcNow)?.Dispose();
        if (applied.AlternativeTextSync && !connection.AlternativeTextSync)
            WriteWarning(Messages.Get("AlternativeTextWarning"));
        return applied;
    }

    /// <summary>The connection with the URL that Autodiscover finds, where it was asked for one.</summary>
    private protected ExchangeConnection Locate(ExchangeConnection connection)
    {
        if (Autodiscover is null)
            return connection;
        return Await(async token =>
        {
            string? secret = GivenSecret() ?? (connection.Id == 0 ? null : await Eserp.Configuration.GetSecretAsync(connection.Id, token).ConfigureAwait(false));
            return await ConnectionAutodiscover.LocateAsync(connection, secret, TimeProvider.System, token).ConfigureAwait(false);
        });
    }

    /// <summary>The password, client secret or certificate's password that was given, empty for a certificate that needs none; null where nothing of it was given.</summary>
    private protected string? GivenSecret() =>
        Secrets.Reveal(Credential?.Password ?? ClientSecret ?? CertificatePassword) ?? (CertificateThumbprint is not null || CertificatePath is not null ? string.Empty : null);

    private ExchangeConnection ApplyAuthentication(ExchangeConnection connection)
    {
        bool isApplication = ClientId is not null || ClientSecret is not null || CertificateThumbprint is not null || CertificatePath is not null;
        if (Credential is not null && isApplication)
            throw new CommandException("AmbiguousAuthentication", Messages.Get("AmbiguousAuthentication"));
        if (new object?[] { ClientSecret, CertificateThumbprint, CertificatePath }.Count(proof => proof is not null) > 1)
            throw new CommandException("AmbiguousAuthentication", Messages.Get("AmbiguousProof"));

        if (Credential is not null)
        {
            return connection with
            {
                Authentication = AuthenticationMode.User,
                UserName = Credential.UserName.TrimStart('\\'),
                ClientId = null,
                TenantId = null,
                CertificateThumbprint = null,
                CertificatePath = null,
            };
        }

        if (isApplication)
            connection = connection with { Authentication = AuthenticationMode.OAuth, UserName = null, ClientId = ClientId ?? connection.ClientId };
        if (ClientSecret is not null || CertificateThumbprint is not null || CertificatePath is not null)
        {
            connection = connection with
            {
                CertificateThumbprint = CertificateThumbprint is null ? null : ClientCertificates.Normalise(CertificateThumbprint),
                CertificatePath = CertificatePath is null ? null : GetUnresolvedProviderPathFromPSPath(CertificatePath),
            };
        }

        return connection;
    }

    private ExchangeConnection ApplyOptions(ExchangeConnection connection)
    {
        return connection with
        {
            AuthenticationScheme = Given(nameof(AuthenticationScheme)) ? AuthenticationScheme : connection.AuthenticationScheme,
            TenantId = TenantId ?? connection.TenantId,
            Authority = Authority ?? connection.Authority,
            Url = Url ?? connection.Url,
            Autodiscover = Autodiscover is not null || (Url is null && connection.Autodiscover),
            AutodiscoverAddress = Url is null ? Autodiscover ?? connection.AutodiscoverAddress : null,
            AutodiscoverHosts = AutodiscoverHost ?? connection.AutodiscoverHosts,
            Proxy = Given(nameof(Proxy)) ? Proxy : connection.Proxy,
            AppointmentSync = Given(nameof(AppointmentSync)) ? AppointmentSync : connection.AppointmentSync,
            SyncInterval = Given(nameof(SyncInterval)) ? SyncInterval : connection.SyncInterval,
            SyncStart = Given(nameof(SyncStart)) ? ToStart(SyncStart) : connection.SyncStart,
            DefaultAppointmentActivityType = Given(nameof(DefaultAppointmentActivityType)) ? DefaultAppointmentActivityType : connection.DefaultAppointmentActivityType,
            DefaultTaskActivityType = Given(nameof(DefaultTaskActivityType)) ? DefaultTaskActivityType : connection.DefaultTaskActivityType,
            PriorityLow = Given(nameof(PriorityLow)) ? PriorityLow : connection.PriorityLow,
            PriorityNormal = Given(nameof(PriorityNormal)) ? PriorityNormal : connection.PriorityNormal,
            PriorityHigh = Given(nameof(PriorityHigh)) ? PriorityHigh : connection.PriorityHigh,
            AlternativeTextSync = Given(nameof(AlternativeTextSync)) ? AlternativeTextSync : connection.AlternativeTextSync,
            SyncActivityTypes = Given(nameof(SyncActivityTypes)) ? SyncActivityTypes : connection.SyncActivityTypes,
            PriorityAsText = Given(nameof(PriorityAsText)) ? PriorityAsText : connection.PriorityAsText,
            EquipmentAsText = Given(nameof(EquipmentAsText)) ? EquipmentAsText : connection.EquipmentAsText,
            AllowAddressBookSync = Given(nameof(AllowAddressBookSync)) ? AllowAddressBookSync : connection.AllowAddressBookSync,
            DeleteLimit = Given(nameof(DeleteLimit)) ? DeleteLimit : connection.DeleteLimit,
            DeleteLimitPercent = Given(nameof(DeleteLimitPercent)) ? DeleteLimitPercent : connection.DeleteLimitPercent,
            SeriesDaysBack = Given(nameof(SeriesDaysBack)) ? SeriesDaysBack : connection.SeriesDaysBack,
            SeriesDaysAhead = Given(nameof(SeriesDaysAhead)) ? SeriesDaysAhead : connection.SeriesDaysAhead,
            HistoryDays = Given(nameof(HistoryDays)) ? HistoryDays : connection.HistoryDays,
            ConflictRule = Given(nameof(ConflictRule)) ? ConflictRule : connection.ConflictRule,
        };
    }

    private Instant? ToStart(DateTime? given)
    {
        if (given is not { } time)
            return null;
        var asked = Instant.FromDateTimeUtc(time.ToUniversalTime());
        Instant start = SyncScope.Start(asked, SystemClock.Instance.GetCurrentInstant());
        if (start != asked)
            WriteWarning(Messages.Get("SyncStartMoved"));
        return start;
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
