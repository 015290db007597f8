using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Staff;
using NodaTime;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Checks that a database is ready for the sync. Whatever it tries to write it takes back.</summary>
internal sealed class DatabaseCheck(IDatabaseAccess access, IStaffDirectory staff, TimeProvider time)
{
    private static readonly Duration Tolerance = Duration.FromMinutes(1);

    private static readonly string[] Views =
    [
        "es.Staff", "es.ActivityType", "es.Priority", "es.Equipment", "es.Appointment", "es.AppointmentParticipant", "es.AppointmentEquipment", "es.Task",
        "es.ContactPerson", "es.ContactPersonTransfer",
    ];

    /// <summary>Checks step by step.</summary>
    public async Task<IReadOnlyList<DatabaseStep>> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new List<DatabaseStep>();
        foreach (Func<CancellationToken, Task<DatabaseStep>> step in new Func<CancellationToken, Task<DatabaseStep>>[] { ViewsAsync, ChangeFeedAsync, ClockAsync, ActivityTypesAsync, PrioritiesAsync, StaffAsync })
            steps.Add(await step(cancellationToken).ConfigureAwait(false));
        return steps;
    }

    private async Task<DatabaseStep> ViewsAsync(CancellationToken cancellationToken)
    {
        const string Name = "Views";
        foreach (string view in Views)
        {
            try
            {
                await access.ReadAsync(db => db.Scalar<int>($"SELECT count(*) FROM {view} WHERE 1 = 0"), cancellationToken).ConfigureAwait(false);
            }
            catch (EserpException error)
            {
                return new DatabaseStep(Name, DatabaseStepOutcome.Failed, $"{view} cannot be read: {error.Message}", $"Create {view} over eserp's tables, or run Initialize-EsDatabase.");
            }
        }

        return new DatabaseStep(Name, DatabaseStepOutcome.Passed, $"{Views.Length} views can be read.");
    }

    private async Task<DatabaseStep> ChangeFeedAsync(CancellationToken cancellationToken)
    {
        const string Name = "ChangeFeed";
        IReadOnlyList<StaffMember> members = await staff.GetStaffAsync(cancellationToken).ConfigureAwait(false);
        if (members.Count == 0)
            return new DatabaseStep(Name, DatabaseStepOutcome.Skipped, "There is no staff to try it with.");
        try
        {
            string? fault = await FeedProbe.RunAsync(access, members[0].StaffNumber, Clock.Now(time), cancellationToken).ConfigureAwait(false);
            return fault is null
                ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, "An appointment can be created, changed and deleted, and the change log follows (taken back).")
                : new DatabaseStep(Name, DatabaseStepOutcome.Failed, fault, "Create the triggers that keep es.ChangeLog on eserp's tables, as the reference script does.");
        }
        catch (EserpException error)
        {
            return new DatabaseStep(Name, DatabaseStepOutcome.Failed, $"An appointment cannot be created: {error.Message}", "Check the rights of the account and the triggers of es.Appointment.");
        }
    }

    private async Task<DatabaseStep> ClockAsync(CancellationToken cancellationToken)
    {
        Instant there = await access.ReadAsync(db => db.Scalar<Instant>(db.Dialect.Now), cancellationToken).ConfigureAwait(false);
        Duration skew = there - Clock.Now(time);
        bool isClose = skew <= Tolerance && -skew <= Tolerance;
        return new DatabaseStep(
            "Clock",
            isClose ? DatabaseStepOutcome.Passed : DatabaseStepOutcome.Warning,
            $"The database's clock differs from this machine's by {Math.Abs(skew.TotalSeconds):0} s.",
            isClose ? null : "Set both clocks by the same source: the conflict rule 'newest' and the lease rely on them.");
    }

    private Task<DatabaseStep> ActivityTypesAsync(CancellationToken cancellationToken) => NumberedAsync(
        "ActivityTypes", "es.ActivityType", "activity types", "Enter one in eserp's reference table; appointments from Exchange need it.", cancellationToken);

    private Task<DatabaseStep> PrioritiesAsync(CancellationToken cancellationToken) => NumberedAsync(
        "Priorities", "es.Priority", "priorities", "Enter them in eserp's reference table, so that they can be mapped to Outlook's.", cancellationToken);

    private async Task<DatabaseStep> NumberedAsync(string name, string view, string what, string advice, CancellationToken cancellationToken)
    {
        int count = await access.ReadAsync(db => db.Scalar<int>($"SELECT count(*) FROM {view}"), cancellationToken).ConfigureAwait(false);
        return new DatabaseStep(name, count > 0 ? DatabaseStepOutcome.Passed : DatabaseStepOutcome.Warning, $"There are {count} {what}.", count > 0 ? null : advice);
    }

    private async Task<DatabaseStep> StaffAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StaffMember> members = await staff.GetStaffAsync(cancellationToken).ConfigureAwait(false);
        int[] without = [.. members.Where(member => member.EMail is null).Select(member => member.StaffNumber)];
        string[] shared = [.. members.Where(member => member.EMail is not null).GroupBy(member => member.EMail!, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)];
        if (without.Length + shared.Length == 0)
            return new DatabaseStep("Staff", DatabaseStepOutcome.Passed, $"{members.Count} staff members have an EMail of their own.");

        var found = new List<string>();
        if (without.Length > 0)
            found.Add($"Without EMail: {string.Join(", ", without)}.");
        if (shared.Length > 0)
            found.Add($"Used more than once: {string.Join(", ", shared)}.");
        return new DatabaseStep("Staff", DatabaseStepOutcome.Warning, string.Join(" ", found), "Enter each member's own mailbox address in the field EMail of eserp's staff.");
    }
}
