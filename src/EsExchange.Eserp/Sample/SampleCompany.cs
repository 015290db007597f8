using System.Collections.Generic;
using EsExchange.Eserp.Database;
using NodaTime;

namespace EsExchange.Eserp.Sample;

/// <summary>Musterbau GmbH, a small builder: staff, master data and appointments around a given day.</summary>
internal static class SampleCompany
{
    private static readonly (int Number, string Name, string? EMail, string Status, bool MayCreate)[] Staff =
    [
        (1001, "Anna Bergmann", "anna.bergmann@musterbau.example", "active", true),
        (1002, "Jürgen Öztürk", "juergen.oeztuerk@musterbau.example", "active", true),
        (1003, "Sabine Groß", "sabine.gross@musterbau.example", "active", true),
        (1004, "Thomas Vogel", "thomas.vogel@musterbau.example", "active", true),
        (1005, "Miriam Löwe", "miriam.loewe@musterbau.example", "active", true),
        (1006, "Peter Schäfer", "peter.schaefer@musterbau.example", "active", false),
        (1007, "Katrin Weiß", null, "active", true),
        (1008, "Holger Brandt", "holger.brandt@musterbau.example", "left", true),
        (1009, "Lena Hübner", "lena.huebner@musterbau.example", "active", true),
        (1010, "Emre Yıldız", "emre.yildiz@musterbau.example", "active", true),
        (1011, "Claudia Maier", "claudia.maier@musterbau.example", "parental leave", true),
        (1012, "Uwe Jäger", "uwe.jaeger@musterbau.example", "active", true),
    ];

    private static readonly string[] ActivityTypes = ["Kundentermin", "Aufmaß", "Montage", "Abnahme", "Aufgabe", "Wartung", "Besprechung", "Urlaub"];
    private static readonly string[] Priorities = ["niedrig", "normal", "hoch"];
    private static readonly string[] Equipment = ["Hubsteiger", "Transporter MB 1", "Kernbohrgerät", "Lasermessgerät"];

    private static readonly (string Subject, string Location, string Body, int Type)[] Work =
    [
        ("Aufmaß Dachstuhl Familie Krämer", "Lindenweg 12, Fürth", "Leiter und Lasermessgerät mitnehmen.", 2),
        ("Abnahme Wärmedämmung Schulhaus", "Goethe-Grundschule", "Protokoll in zweifacher Ausfertigung.\nHausmeister: Herr Böhm.", 4),
        ("Montage Terrassenüberdachung", "Am Hang 3, Schwabach", "", 3),
        ("Kundengespräch Anbau Müller", "Büro, Besprechungszimmer 1", "Angebot 2026-118 besprechen", 1),
        ("Wartung Hubsteiger", "Werkhof", "UVV-Prüfung fällig", 6),
        ("Bauleiterbesprechung", "Büro, Besprechungszimmer 2", "Wochenplanung", 7),
        ("Angebotsübergabe Stadtwerke", "Stadtwerke, 2. Stock", "Ansprechpartnerin: Frau Düring", 1),
    ];

    /// <summary>Fills an empty database.</summary>
    public static void Fill(Session db, LocalDate today)
    {
        foreach (var (number, name, eMail, status, mayCreate) in Staff)
            db.Execute("INSERT INTO ref.Staff (StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments) VALUES (@number, @name, @eMail, @status, @mayCreate)", new { number, name, eMail, status, mayCreate });
        Number(db, "ActivityType", ActivityTypes);
        Number(db, "Priority", Priorities);
        Number(db, "Equipment", Equipment);
        db.Execute("INSERT INTO ref.ContactPerson (Company, FirstName, LastName, EMail, BusinessPhone) VALUES ('Stadtwerke', 'Ute', 'Düring', 'u.duering@stadtwerke.example', '0911 555 0123'), ('Goethe-Grundschule', 'Karl', 'Böhm', NULL, '0911 555 0177')");
        db.Execute("INSERT INTO ref.Task (StaffNumber, Subject, DueDate, ActivityTypeNumber, PriorityNumber) VALUES (1001, 'Statik Krämer anfordern', @due, 5, 3), (1004, 'Lieferschein Ziegel prüfen', @due, 5, 2)", new { due = today.PlusDays(3).AtMidnight() });
        Appointments(db, today);
    }

    private static void Appointments(Session db, LocalDate today)
    {
        List<long> ids = [];
        for (int i = 0; i < 40; i++)
        {
            var (subject, location, body, type) = Work[i % Work.Length];
            LocalDateTime start = today.PlusDays((i * 3 % 25) - 5).At(new LocalTime(7 + (i % 9), i % 2 * 30));
            ids.Add(Add(db, subject, location, body, type, start, start.PlusMinutes(60 + (i % 3 * 30)), false, 0, [Staff[i % 5].Number]));
        }

        LocalDateTime leave = today.PlusDays(14).AtMidnight();
        Add(db, "Urlaub", "", "", 8, leave, leave.PlusDays(5), true, 0, [1001]);
        Add(db, "Messe Bau 2027 - Standdienst", "München, Halle B2", "Gemeinsame Anreise", 7, today.PlusDays(9).AtMidnight(), today.PlusDays(11).AtMidnight(), true, 0, [1001, 1002, 1003]);
        Add(db, "Zahnarzt", "", "", 1, today.PlusDays(2).At(new LocalTime(16, 0)), today.PlusDays(2).At(new LocalTime(17, 0)), false, 2, [1001]);
        db.Execute("INSERT INTO ref.AppointmentEquipment (AppointmentId, EquipmentNumber, Quantity) VALUES (@survey, 4, 1), (@assembly, 1, 1), (@assembly, 2, 2)", new { survey = ids[0], assembly = ids[2] });
    }

    private static long Add(
        Session db, string subject, string location, string body, int type, LocalDateTime start, LocalDateTime end, bool isAllDay, int sensitivity, int[] participants)
    {
        long id = db.Insert(
            """
            INSERT INTO ref.Appointment (Subject, Location, Body, ActivityTypeNumber, PriorityNumber, StartTime, EndTime, IsAllDay, Sensitivity, ReminderMinutes)
            VALUES (@subject, @location, @body, @type, 2, @start, @end, @isAllDay, @sensitivity, @reminder)
            """,
            new { subject, location, body, type, start, end, isAllDay, sensitivity, reminder = isAllDay ? (int?)null : 15 });
        foreach (int staffNumber in participants)
            db.Execute("INSERT INTO ref.AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staffNumber)", new { id, staffNumber });
        return id;
    }

    private static void Number(Session db, string table, string[] names)
    {
        for (int i = 0; i < names.Length; i++)
            db.Execute($"INSERT INTO ref.{table} ({table}Number, Name) VALUES (@number, @name)", new { number = i + 1, name = names[i] });
    }
}
