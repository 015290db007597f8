using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Creates, changes and deletes an appointment through the views, watches the change log, and takes everything back.</summary>
internal static class FeedProbe
{
    /// <summary>Tries.</summary>
    /// <returns>What the change log missed; null for nothing.</returns>
    public static async Task<string?> RunAsync(IDatabaseAccess access, int staffNumber, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            return await access.WriteAsync<string?>(db => throw new TakenBackException(Try(db, staffNumber, now)), cancellationToken).ConfigureAwait(false);
        }
        catch (TakenBackException taken)
        {
            return taken.Fault;
        }
    }

    private static string? Try(Session db, int staffNumber, Instant now)
    {
        var table = new AppointmentTable(staffNumber, new ItemOptions(new ExchangeConnection { Name = "probe" }, null), new EserpTime(DateTimeZone.Utc));
        var versions = new VersionTable(staffNumber, ItemKind.Appointment);
        var content = new Appointment { Subject = "EsExchange", Time = new AppointmentTime.Timed(now, now + Duration.FromHours(1)) };
        long id = table.Create(db, content, null);
        long created = versions.Get(db, id);
        if (created == 0)
            return "The change log does not see that an appointment is created.";
        table.Update(db, id, content with { Subject = "EsExchange 2" }, null);
        if (versions.Get(db, id) <= created)
            return "The change log does not see that an appointment is changed.";
        table.Delete(db, id);
        bool isSeen = versions.IsDeleted(db, id);
        return isSeen ? null : "The change log does not see that an appointment is deleted.";
    }

    private sealed class TakenBackException(string? fault) : Exception
    {
        public string? Fault { get; } = fault;
    }
}
