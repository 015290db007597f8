using System;
using System.Collections.Generic;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EsExchange.EserpUser;

/// <summary>A user of eserp: works on the reference tables as the ERP's client does.</summary>
public sealed class EserpUser : IDisposable
{
    private static readonly string[] Fields = ["Subject", "Body", "Location", "StartTime", "EndTime", "IsAllDay", "ShowAs", "ReminderMinutes", "Importance", "Sensitivity"];
    private readonly SqliteConnection _db;

    static EserpUser() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    /// <summary>Opens the database file.</summary>
    public EserpUser(string path)
    {
        _db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, Pooling = false }.ConnectionString);
        _db.Open();
    }

    /// <summary>The appointments of a staff member by start.</summary>
    public IReadOnlyList<EserpRow> List(int staffNumber) => [.. _db.Query<EserpRow>(
        """
        SELECT a.AppointmentId, a.Subject, a.Body, a.Location, a.StartTime, a.EndTime, a.IsAllDay, a.Sensitivity
        FROM ref_Appointment a JOIN ref_AppointmentParticipant p ON p.AppointmentId = a.AppointmentId
        WHERE p.StaffNumber = @staffNumber ORDER BY a.StartTime, a.AppointmentId
        """,
        new { staffNumber })];

    /// <summary>Adds an appointment of some staff; times are local, as yyyy-MM-ddTHH:mm:ss.</summary>
    /// <returns>Its number.</returns>
    public long Add(IEnumerable<int> staffNumbers, string subject, string start, string end, string location = "", string body = "")
    {
        using SqliteTransaction transaction = _db.BeginTransaction();
        _db.Execute(
            "INSERT INTO ref_Appointment (Subject, Location, Body, StartTime, EndTime) VALUES (@subject, @location, @body, @start, @end)",
            new { subject, location, body, start, end },
            transaction);
        long id = _db.ExecuteScalar<long>("SELECT last_insert_rowid()", transaction: transaction);
        foreach (int staffNumber in staffNumbers)
            _db.Execute("INSERT INTO ref_AppointmentParticipant VALUES (@id, @staffNumber)", new { id, staffNumber }, transaction);
        transaction.Commit();
        return id;
    }

    /// <summary>Changes one field of an appointment.</summary>
    public void Change(long id, string field, string? value)
    {
        if (!Fields.Contains(field, StringComparer.Ordinal))
            throw new ArgumentException($"There is no field '{field}'. There are: {string.Join(", ", Fields)}.", nameof(field));
        _db.Execute($"UPDATE ref_Appointment SET {field} = @value WHERE AppointmentId = @id", new { id, value });
    }

    /// <summary>Adds a staff member.</summary>
    public void Hire(int staffNumber, string name, string eMail) =>
        _db.Execute("INSERT INTO ref_Staff (StaffNumber, Name, EMail) VALUES (@staffNumber, @name, @eMail)", new { staffNumber, name, eMail });

    /// <summary>Deletes an appointment.</summary>
    public void Delete(long id) => _db.Execute("DELETE FROM ref_Appointment WHERE AppointmentId = @id", new { id });

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();
}

/// <summary>An appointment as eserp's client shows it.</summary>
public sealed class EserpRow
{
    /// <summary>The number.</summary>
    public long AppointmentId { get; init; }

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The location.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>The start in local time.</summary>
    public string StartTime { get; init; } = string.Empty;

    /// <summary>The end in local time.</summary>
    public string EndTime { get; init; } = string.Empty;

    /// <summary>1 where it lasts all day.</summary>
    public long IsAllDay { get; init; }

    /// <summary>2 where it is private.</summary>
    public long Sensitivity { get; init; }
}
