using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EsExchange.EserpUser;

/// <summary>The tables of an eserp: those of the reference schema, or those of examples/own-tables under other names and with other codes.</summary>
public sealed class OwnTables
{
    private static readonly Dictionary<string, string> German = new()
    {
        ["ref.AppointmentParticipant"] = "TERMIN_PERSONAL",
        ["ref.AppointmentEquipment"] = "TERMIN_EQUIPMENT",
        ["ref.Appointment"] = "TERMIN",
        ["ref.ContactPersonTransfer"] = "ANSPPART_PERSONAL",
        ["ref.ContactPerson"] = "ANSPPART",
        ["ref.ActivityType"] = "AKTIVITAETSART",
        ["ref.Priority"] = "PRIORITAET",
        ["ref.Equipment"] = "EQUIPMENT",
        ["ref.Staff"] = "PERSONAL",
        ["ref.Task"] = "AUFGABE",
        ["AppointmentId"] = "TERMINNR",
        ["TaskId"] = "AUFGABENR",
        ["ContactPersonId"] = "ANSPNR",
        ["StaffNumber"] = "PERSNR",
        ["ActivityTypeNumber"] = "AKTART",
        ["PriorityNumber"] = "PRIO",
        ["EquipmentNumber"] = "EQUIPNR",
        ["Quantity"] = "MENGE",
        ["Subject"] = "BETREFF",
        ["Body"] = "NOTIZ",
        ["Location"] = "ORT",
        ["StartTime"] = "BEGINN",
        ["EndTime"] = "ENDE",
        ["IsAllDay"] = "GANZTAG",
        ["ShowAs"] = "ANZEIGE",
        ["ReminderMinutes"] = "ERINNERUNG",
        ["Importance"] = "WICHTIGKEIT",
        ["Sensitivity"] = "VERTRAULICH",
        ["DueDate"] = "FAELLIG",
        ["Company"] = "FIRMA",
        ["FirstName"] = "VORNAME",
        ["LastName"] = "NAME",
        ["Department"] = "ABTEILUNG",
    };

    private static readonly Regex Word = new(@"(?<![@""\w])(ref\.\w+|\w+)(?![""\w])", RegexOptions.CultureInvariant);
    private readonly bool _isGerman;

    private OwnTables(bool isGerman) => _isGerman = isGerman;

    /// <summary>The tables of the reference schema.</summary>
    public static OwnTables Reference { get; } = new(false);

    /// <summary>The tables of the example.</summary>
    public static OwnTables Example { get; } = new(true);

    /// <summary>Puts a statement on the reference tables into the names of these.</summary>
    public string Translate(string statement)
    {
        if (!_isGerman)
            return statement;
        string name = statement.Contains("ref.Staff ", System.StringComparison.Ordinal) ? "NAME" : "BEZEICHNUNG";
        return Word.Replace(statement, match => match.Value == "Name" ? name : German.GetValueOrDefault(match.Value, match.Value));
    }

    /// <summary>Puts a value of a field of an appointment into the codes of these tables.</summary>
    public object? Code(string field, string? value) => !_isGerman ? value : (field, value) switch
    {
        ("StartTime" or "EndTime", { } time) => time.Replace('T', ' '),
        ("IsAllDay", _) => value == "1" ? "J" : "N",
        ("Sensitivity", { } code) => "NIPV".ElementAt(code[0] - '0').ToString(),
        ("Importance", { } code) => code[0] - '0' + 1,
        ("ReminderMinutes", null) => -1,
        _ => value,
    };
}
