using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Staff;
using EsExchange.Ews.Diagnostics;
using EsExchange.Ews.Items;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>Checks synced staff, several at once, from eserp to the rights in their mailboxes (manual: "Zuordnung prüfen"). It writes nothing and sends nothing.</summary>
public sealed class StaffCheck(IEserpDatabase database, TimeProvider time)
{
    private static readonly StaffStepName[] ServerSteps =
        [StaffStepName.Connection, StaffStepName.Impersonate, StaffStepName.MailboxType, StaffStepName.Read, StaffStepName.Write];

    /// <summary>Checks staff.</summary>
    /// <param name="staff">Whom.</param>
    /// <param name="throttleLimit">How many mailboxes at once.</param>
    /// <param name="onChecked">Told the steps of each as soon as they are known, from any thread.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task RunAsync(
        IReadOnlyList<SyncedStaff> staff, int throttleLimit, Action<SyncedStaff, IReadOnlyList<StaffStep>> onChecked, CancellationToken cancellationToken)
    {
        Dictionary<int, ExchangeConnection> connections = (await database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(connection => connection.Id);
        Dictionary<int, StaffMember> members = (await database.Staff.GetStaffAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(member => member.StaffNumber);
        var opened = new ConcurrentDictionary<int, Lazy<Task<CheckedConnection>>>();
        var waiting = new ConcurrentQueue<SyncedStaff>(staff);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Max(1, throttleLimit)).Select(_ => Task.Run(WorkAsync, cancellationToken))).ConfigureAwait(false);
        }
        finally
        {
            foreach (Task<CheckedConnection> connection in opened.Values.Select(lazy => lazy.Value).Where(task => task.Status == TaskStatus.RanToCompletion))
                connection.Result.Dispose();
        }

        async Task WorkAsync()
        {
            while (waiting.TryDequeue(out SyncedStaff? one))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ExchangeConnection connection = connections[one.ConnectionId];
                StaffMember? member = members.TryGetValue(one.StaffNumber, out StaffMember? known) ? known : null;
                onChecked(one, await CheckAsync(one, member, connection, () => opened.GetOrAdd(connection.Id, _ => new(() => OpenAsync(connection, cancellationToken))).Value, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private static async Task<IReadOnlyList<StaffStep>> CheckAsync(
        SyncedStaff staff, StaffMember? member, ExchangeConnection connection, Func<Task<CheckedConnection>> open, CancellationToken cancellationToken)
    {
        List<StaffStep> steps = [.. EserpStaffSteps.Judge(staff, member)];
        if (!string.IsNullOrWhiteSpace(staff.EMail))
        {
            CheckedConnection opened = await open().ConfigureAwait(false);
            steps.Add(opened.Step);
            if (opened.Client is { } client)
            {
                try
                {
                    steps.AddRange((await MailboxProbe.ProbeAsync(client, staff.EMail!, Folders(staff, connection), cancellationToken).ConfigureAwait(false)).Select(ToStep));
                }
                catch (ArgumentException)
                {
                    steps.RemoveAll(step => step.Name == StaffStepName.EMail);
                    steps.Add(new StaffStep(StaffStepName.EMail, ProbeOutcome.Failed, Messages.Format("CheckEMailInvalid", staff.EMail), Messages.Get("AdviceNoEMail")));
                }
            }
        }

        steps.AddRange(ServerSteps.Where(name => steps.TrueForAll(step => step.Name != name)).Select(name => new StaffStep(name, ProbeOutcome.Skipped, Messages.Get("CheckSkipped"))));
        return [.. steps.OrderBy(step => step.Name)];
    }

    private async Task<CheckedConnection> OpenAsync(ExchangeConnection connection, CancellationToken cancellationToken)
    {
        string? secret = await database.Configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        return await CheckedConnection.OpenAsync(connection, secret, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The folders that the options keep in step; the calendar where they keep none.</summary>
    private static List<DistinguishedFolder> Folders(SyncedStaff staff, ExchangeConnection connection)
    {
        var folders = new List<DistinguishedFolder>();
        if (connection.AppointmentSync && staff.AppointmentSync)
            folders.Add(DistinguishedFolder.Calendar);
        if (staff.TaskSync)
            folders.Add(DistinguishedFolder.Tasks);
        if (staff.ContactTransfer)
            folders.Add(DistinguishedFolder.Contacts);
        return folders.Count == 0 ? [DistinguishedFolder.Calendar] : folders;
    }

    private static StaffStep ToStep(ProbeStep step)
    {
        StaffStepName name = step.Name switch
        {
            ProbeStepName.Impersonate => StaffStepName.Impersonate,
            ProbeStepName.MailboxType => StaffStepName.MailboxType,
            ProbeStepName.Read => StaffStepName.Read,
            _ => StaffStepName.Write,
        };
        return new StaffStep(name, step.Outcome, step.Message, step.Advice);
    }
}
