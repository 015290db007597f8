using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>A schedule as a task of Windows' Task Scheduler (schema of MS-TSCH, version 1.2: Windows 7 and later).</summary>
internal static class TaskXml
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>The task. It holds no password: that is handed to the Task Scheduler apart.</summary>
    public static string Write(SyncSchedule schedule, TaskAccount account)
    {
        var task = new XElement(
            Ns + "Task",
            new XAttribute("version", "1.2"),
            new XElement(
                Ns + "RegistrationInfo",
                new XElement(Ns + "Author", "EsExchange"),
                new XElement(Ns + "Description", Messages.Format("TaskDescription", schedule.Name, (int)schedule.Interval.TotalMinutes)),
                new XElement(Ns + "Source", ScheduleNote.Of(schedule).ToString())),
            new XElement(
                Ns + "Triggers",
                new XElement(
                    Ns + "TimeTrigger",
                    new XElement(
                        Ns + "Repetition",
                        new XElement(Ns + "Interval", XmlConvert.ToString(schedule.Interval)),
                        new XElement(Ns + "StopAtDurationEnd", false)),
                    new XElement(Ns + "StartBoundary", "2020-01-01T00:00:00"),
                    new XElement(Ns + "Enabled", true))),
            new XElement(
                Ns + "Principals",
                new XElement(
                    Ns + "Principal",
                    new XAttribute("id", "Author"),
                    new XElement(Ns + "UserId", account.UserName),
                    account.IsService ? null : new XElement(Ns + "LogonType", "Password"),
                    new XElement(Ns + "RunLevel", "LeastPrivilege"))),
            new XElement(
                Ns + "Settings",
                new XElement(Ns + "MultipleInstancesPolicy", "IgnoreNew"),
                new XElement(Ns + "DisallowStartIfOnBatteries", false),
                new XElement(Ns + "StopIfGoingOnBatteries", false),
                new XElement(Ns + "StartWhenAvailable", true),
                new XElement(Ns + "Enabled", true),
                new XElement(Ns + "ExecutionTimeLimit", "PT0S")),
            new XElement(
                Ns + "Actions",
                new XAttribute("Context", "Author"),
                new XElement(
                    Ns + "Exec",
                    new XElement(Ns + "Command", schedule.Command.Program),
                    new XElement(Ns + "Arguments", schedule.Command.WindowsArguments))));
        return task.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Reads a task; null where it is not this module's.</summary>
    public static SyncSchedule? Read(string xml)
    {
        try
        {
            XElement task = XDocument.Parse(xml).Root!;
            ScheduleNote? note = ScheduleNote.Parse((string?)task.Element(Ns + "RegistrationInfo")?.Element(Ns + "Source"));
            XElement? exec = task.Element(Ns + "Actions")?.Element(Ns + "Exec");
            return note?.With(new CommandLine((string?)exec?.Element(Ns + "Command") + " " + (string?)exec?.Element(Ns + "Arguments"), []));
        }
        catch (XmlException)
        {
            return null;
        }
    }
}

/// <summary>The account under which a task runs.</summary>
/// <param name="UserName">Its name.</param>
/// <param name="Password">Its password; null for a service account, which has none that anybody knows.</param>
public sealed record TaskAccount(string UserName, string? Password)
{
    /// <summary>Whether it is one of the accounts built into Windows.</summary>
    public bool IsService => Password is null && !IsManaged;

    /// <summary>Whether it is a managed service account, whose password Windows itself keeps.</summary>
    public bool IsManaged => Password is null && UserName.LastOrDefault() == '$';

    /// <summary>The account's name; never the password.</summary>
    public override string ToString() => UserName;
}
