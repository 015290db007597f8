using System;
using EsExchange.Operations.Schedules;

namespace EsExchange.Operations.Tests.Schedules;

/// <summary>Schedules with names that try to break out of what is written.</summary>
internal static class ScheduleSamples
{
    public const string Hostile = "Müller's \"100%\" <$HOME> & Söhne’";

    public static SyncSchedule Create(string name = "hq", int minutes = 15, string program = "/bin/true") => new()
    {
        Name = name,
        Connection = name,
        Interval = TimeSpan.FromMinutes(minutes),
        LogFile = "/var/log/esexchange/sync 1.jsonl",
        Command = new SyncCommand
        {
            Shell = [program],
            Module = "EsExchange",
            Path = "/srv/eserp data/eserp.db",
            Connection = name,
            LogFile = "/var/log/esexchange/sync 1.jsonl",
            Patience = TimeSpan.FromMinutes(5),
        }.ToCommandLine(),
    };
}
