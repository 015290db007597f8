using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using EsExchange.Operations.Schedules;
using EsExchange.Operations.Tests.Support;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class SystemdUnitsTests
{
    [Theory]
    [InlineData("hq", "esexchange-hq")]
    [InlineData("branch-2", "esexchange-branch-2")]
    public void A_plain_name_is_the_unit(string name, string unit) => Assert.Equal(unit, SystemdUnits.UnitName(name));

    [Fact]
    public void Names_that_no_file_may_have_get_units_of_their_own()
    {
        Assert.Matches("^esexchange-m-ller-[0-9a-f]{8}$", SystemdUnits.UnitName("Müller"));
        Assert.NotEqual(SystemdUnits.UnitName("Müller"), SystemdUnits.UnitName("Möller"));
        Assert.NotEqual(SystemdUnits.UnitName("HQ"), SystemdUnits.UnitName("hq"));
        Assert.DoesNotContain('/', SystemdUnits.UnitName("../../etc/passwd"));
    }

    [Theory]
    [InlineData("hq")]
    [InlineData(ScheduleSamples.Hostile)]
    public async Task Systemd_accepts_the_units_and_they_are_read_back(string name)
    {
        SyncSchedule schedule = ScheduleSamples.Create(name);
        Assert.Equal((name, name, 15.0, schedule.LogFile), Read(schedule));
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed.");

        using var folder = new TemporaryFolder();
        string unit = SystemdUnits.UnitName(name);
        File.WriteAllText(folder.File(unit + ".service"), SystemdUnits.Service(schedule));
        File.WriteAllText(folder.File(unit + ".timer"), SystemdUnits.Timer(schedule));
        var start = new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", folder.File(unit + ".timer"), folder.File(unit + ".service")]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(unit, errors, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Other_units_are_not_taken_for_a_schedule() => Assert.Null(SystemdUnits.Read("[Timer]\nOnActiveSec=1min\n", "[Service]\nExecStart=/bin/true\n"));

    private static (string, string?, double, string?) Read(SyncSchedule schedule)
    {
        SyncSchedule read = SystemdUnits.Read(SystemdUnits.Timer(schedule), SystemdUnits.Service(schedule))!;
        Assert.Equal(schedule.Command.ExecStart, read.Command.Program);
        return (read.Name, read.Connection, read.Interval.TotalMinutes, read.LogFile);
    }
}
