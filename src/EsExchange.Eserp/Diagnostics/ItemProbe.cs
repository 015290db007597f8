using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Staff;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Tries whether appointments or tasks can be written, and whether the change log follows.</summary>
internal sealed class ItemProbe : IDatabaseProbe
{
    private static readonly ItemOptions Options = new(new ExchangeConnection { Name = "probe" }, null);
    private readonly IDatabaseAccess _access;
    private readonly IStaffDirectory _staff;
    private readonly ItemKind _kind;
    private readonly ItemContent _content;
    private readonly ItemContent _changed;

    private ItemProbe(IDatabaseAccess access, IStaffDirectory staff, string name, ItemKind kind, IReadOnlyList<string> views, ItemContent content, ItemContent changed)
    {
        _access = access;
        _staff = staff;
        Name = name;
        Views = views;
        _kind = kind;
        _content = content;
        _changed = changed;
    }

    public string Name { get; }

    public IReadOnlyList<string> Views { get; }

    /// <summary>The probe of appointments.</summary>
    public static ItemProbe Appointments(IDatabaseAccess access, IStaffDirectory staff, Instant now)
    {
        var content = new Appointment { Subject = "EsExchange", Time = new AppointmentTime.Timed(now, now + Duration.FromHours(1)) };
        return new ItemProbe(access, staff, "ChangeFeed", ItemKind.Appointment, ["es.Staff", "es.Appointment", "es.AppointmentParticipant"], content, content with { Subject = "EsExchange 2" });
    }

    /// <summary>The probe of tasks.</summary>
    public static ItemProbe Tasks(IDatabaseAccess access, IStaffDirectory staff)
    {
        var content = new TaskContent { Subject = "EsExchange" };
        return new ItemProbe(access, staff, "Tasks", ItemKind.Task, ["es.Staff", "es.Task"], content, content with { Subject = "EsExchange 2" });
    }

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StaffMember> members = await _staff.GetStaffAsync(cancellationToken).ConfigureAwait(false);
        if (members.Count == 0)
            return new DatabaseStep(Name, DatabaseStepOutcome.Skipped, Messages.Get("CheckNoStaff"));
        int staffNumber = members[0].StaffNumber;
        IItemTable table = _kind == ItemKind.Task
            ? new TaskTable(staffNumber, Options, DateTimeZone.Utc)
            : new AppointmentTable(staffNumber, Options, new EserpTime(DateTimeZone.Utc));
        string view = _kind == ItemKind.Task ? "es.Task" : "es.Appointment";
        try
        {
            MissedWrite? missed = await ChangeLogTrial.CreateChangeDeleteAsync(_access, staffNumber, table, _content, _changed, cancellationToken).ConfigureAwait(false);
            return missed is null
                ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get(_kind == ItemKind.Task ? "CheckFollowsTask" : "CheckFollowsAppointment"))
                : new DatabaseStep(Name, DatabaseStepOutcome.Failed, Missed(missed.Value), Messages.Get("CheckMissedAdvice"));
        }
        catch (EserpException error)
        {
            string message = error.InnerException?.Message ?? error.Message;
            return new DatabaseStep(
                Name,
                DatabaseStepOutcome.Failed,
                Messages.Format(_kind == ItemKind.Task ? "CheckUnwritableTask" : "CheckUnwritableAppointment", message),
                Messages.Format("CheckUnwritableAdvice", view));
        }
    }

    private string Missed(MissedWrite write) => (_kind, write) switch
    {
        (ItemKind.Task, MissedWrite.Creation) => Messages.Get("CheckMissedTaskCreation"),
        (ItemKind.Task, MissedWrite.Change) => Messages.Get("CheckMissedTaskChange"),
        (ItemKind.Task, _) => Messages.Get("CheckMissedTaskDeletion"),
        (_, MissedWrite.Creation) => Messages.Get("CheckMissedAppointmentCreation"),
        (_, MissedWrite.Change) => Messages.Get("CheckMissedAppointmentChange"),
        _ => Messages.Get("CheckMissedAppointmentDeletion"),
    };
}
