using EsExchange.Resources;
using System.Collections.Generic;
using System.Data.Common;

namespace EsExchange.Eserp.Database;

/// <summary>The views through which the module reads and writes eserp, and their columns: all that a database with tables of its own has to offer.</summary>
internal static class ViewContract
{
    /// <summary>The columns of each view.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["es.Staff"] = "StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments",
        ["es.ActivityType"] = "ActivityTypeNumber, Name",
        ["es.Priority"] = "PriorityNumber, Name",
        ["es.Equipment"] = "EquipmentNumber, Name",
        ["es.Appointment"] =
            "AppointmentId, Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber, SeriesId, OccurrenceStart, Modified, CreationKey",
        ["es.AppointmentParticipant"] = "AppointmentId, StaffNumber",
        ["es.AppointmentEquipment"] = "AppointmentId, EquipmentNumber, Quantity",
        ["es.Task"] =
            "TaskId, StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber, Modified, CreationKey",
        ["es.ContactPerson"] =
            "ContactPersonId, Company, Department, Salutation, FirstName, LastName, Nickname, Birthday, EMail, BusinessPhone, MobilePhone, HomePhone, Fax, Street, PostalCode, City, Country, Modified",
        ["es.ContactPersonTransfer"] = "ContactPersonId, StaffNumber",
    };

    /// <summary>A query of no row that fails where a view, or a column of it, is missing.</summary>
    public static string Probe(string view) => $"SELECT {Columns[view]} FROM {view} WHERE 1 = 0";

    /// <summary>Refuses a database whose views lack something.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>.</exception>
    public static void Demand(Session db)
    {
        foreach (string view in Columns.Keys)
        {
            try
            {
                db.Execute(Probe(view));
            }
            catch (DbException error)
            {
                throw new EserpException(EserpError.InvalidValue, Messages.Format("MappingUnfit", view, Columns[view], error.Message), error);
            }
        }
    }
}
