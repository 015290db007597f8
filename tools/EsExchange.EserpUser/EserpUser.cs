using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace EsExchange.EserpUser;

/// <summary>A user of eserp: works on the reference tables as the ERP's client does.</summary>
public sealed class EserpUser : IDisposable
{
    private static readonly string[] Fields = ["Subject", "Body", "Location", "StartTime", "EndTime", "IsAllDay", "ShowAs", "ReminderMinutes", "Importance", "Sensitivity", "ActivityTypeNumber", "PriorityNumber"];
    private readonly DbConnection _db;
    private readonly bool _isSqlite;
    private readonly OwnTables _tables;

    static EserpUser() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    /// <summary>Opens a SQLite file, or a SQL Server by its connection string.</summary>
    /// <param name="database">The file, or the connection string.</param>
    /// <param name="tables">The tables of this eserp; null for those of the reference schema.</param>
    public EserpUser(string database, OwnTables? tables = null)
    {
        _tables = tables ?? OwnTables.Reference;
        _isSqlite = !database.Contains('=', StringComparison.Ordinal);
        _db = _isSqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, Pooling = false }.ConnectionString)
            : new SqlConnection(database);
        _db.Open();
    }

    /// <summary>The appointments of a staff member by start.</summary>
    public IReadOnlyList<EserpRow> List(int staffNumber) => [.. _db.Query<EserpRow>(Sql(
        """
        SELECT a.AppointmentId AS "AppointmentId", a.Subject AS "Subject", a.Body AS "Body", a.Location AS "Location",
          CAST(a.StartTime AS nvarchar(40)) AS "StartTime", CAST(a.EndTime AS nvarchar(40)) AS "EndTime",
          CASE WHEN CAST(a.IsAllDay AS nvarchar(1)) IN ('1', 'J') THEN 1 ELSE 0 END AS "IsAllDay",
          CASE CAST(a.Sensitivity AS nvarchar(1)) WHEN 'I' THEN 1 WHEN '1' THEN 1 WHEN 'P' THEN 2 WHEN '2' THEN 2 WHEN 'V' THEN 3 WHEN '3' THEN 3 ELSE 0 END AS "Sensitivity"
        FROM ref.Appointment a JOIN ref.AppointmentParticipant p ON p.AppointmentId = a.AppointmentId
        WHERE p.StaffNumber = @staffNumber ORDER BY a.StartTime, a.AppointmentId
        """),
        new { staffNumber })];

    /// <summary>Adds an appointment of some staff; times are local, as yyyy-MM-ddTHH:mm:ss.</summary>
    /// <returns>Its number.</returns>
    public long Add(IEnumerable<int> staffNumbers, string subject, string start, string end, string location = "", string body = "")
    {
        using DbTransaction transaction = _db.BeginTransaction();
        long id = _db.ExecuteScalar<long>(
            Sql($"INSERT INTO ref.Appointment (Subject, Location, Body, StartTime, EndTime) VALUES (@subject, @location, @body, @start, @end); SELECT {(_isSqlite ? "last_insert_rowid()" : "CAST(SCOPE_IDENTITY() AS bigint)")}"),
            new { subject, location, body, start = _tables.Code("StartTime", start), end = _tables.Code("EndTime", end) },
            transaction);
        foreach (int staffNumber in staffNumbers)
            _db.Execute(Sql("INSERT INTO ref.AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staffNumber)"), new { id, staffNumber }, transaction);
        transaction.Commit();
        return id;
    }

    /// <summary>Changes one field of an appointment.</summary>
    public void Change(long id, string field, string? value)
    {
        if (!Fields.Contains(field, StringComparer.Ordinal))
            throw new ArgumentException($"There is no field '{field}'. There are: {string.Join(", ", Fields)}.", nameof(field));
        _db.Execute(Sql($"UPDATE ref.Appointment SET {field} = @value WHERE AppointmentId = @id"), new { id, value = _tables.Code(field, value) });
    }

    /// <summary>The first value that a query finds; null for none.</summary>
    public object? Scalar(string query) => _db.ExecuteScalar(Sql(query));

    /// <summary>Adds a staff member.</summary>
    public void Hire(int staffNumber, string name, string eMail) =>
        _db.Execute(Sql("INSERT INTO ref.Staff (StaffNumber, Name, EMail) VALUES (@staffNumber, @name, @eMail)"), new { staffNumber, name, eMail });

    /// <summary>Deletes an appointment.</summary>
    public void Delete(long id) => _db.Execute(Sql("DELETE FROM ref.Appointment WHERE AppointmentId = @id"), new { id });

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();

    private string Sql(string query)
    {
        string translated = _tables.Translate(query);
        return _isSqlite ? translated.Replace("ref.", "ref_", StringComparison.Ordinal) : translated;
    }
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
