using System;
using EsExchange.Eserp.Sample;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>What a database holds from its beginning.</summary>
internal static class NewDatabase
{
    public static void Fill(Session db, InitializeOptions options, LocalDate today)
    {
        SettingTable.Create(db, options.TimeZoneId, Guid.NewGuid());
        if (options.SampleCompany)
            SampleCompany.Fill(db, today);
    }
}
