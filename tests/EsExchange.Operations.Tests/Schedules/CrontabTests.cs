using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Operations.Schedules;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class CrontabTests
{
    private const string Foreign = "MAILTO=admin@musterbau.example\n# nightly\n0 3 * * * /usr/local/bin/backup\n";

    [Fact]
    public void Other_lines_stay_and_a_schedule_is_replaced_by_its_name()
    {
        string first = Crontab.Add(Crontab.Add(Foreign, ScheduleSamples.Create()), ScheduleSamples.Create(ScheduleSamples.Hostile));
        string second = Crontab.Add(first, ScheduleSamples.Create("HQ", 30));

        Assert.StartsWith(Foreign, second, StringComparison.Ordinal);
        Assert.Equal([(ScheduleSamples.Hostile, 15.0), ("HQ", 30.0)], Crontab.Read(second).Select(schedule => (schedule.Name, schedule.Interval.TotalMinutes)));
        Assert.Equal(7, second.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(Foreign, Crontab.Remove(Crontab.Remove(second, "hq"), ScheduleSamples.Hostile));
    }

    [Theory]
    [InlineData(1, "* * * * * ")]
    [InlineData(15, "*/15 * * * * ")]
    [InlineData(60, "0 */1 * * * ")]
    [InlineData(120, "0 */2 * * * ")]
    [InlineData(1440, "0 0 * * * ")]
    [InlineData(7, "* * * * * [ $(( $(date +\\%s) / 60 \\% 7 )) -ne 0 ] || ")]
    [InlineData(300, "* * * * * [ $(( $(date +\\%s) / 60 \\% 300 )) -ne 0 ] || ")]
    public void Each_interval_is_kept(int minutes, string expected) =>
        Assert.StartsWith(expected + "'/bin/true' '-NoProfile'", Crontab.Add(string.Empty, ScheduleSamples.Create(minutes: minutes)).Split('\n')[1], StringComparison.Ordinal);

    [Theory]
    [InlineData(1_800_000_000L, false)]
    [InlineData(1_799_999_880L, true)] // 29,999,998 minutes since 1970, a multiple of 7
    [InlineData(1_799_999_939L, true)]
    [InlineData(1_799_999_940L, false)]
    public async Task An_interval_that_fits_into_no_hour_is_counted_from_1970(long now, bool runs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");
        string line = Crontab.Add(string.Empty, ScheduleSamples.Create(minutes: 7, program: "/bin/echo")).Split('\n')[1];
        string command = $"date() {{ echo {now}; }}; " + line["* * * * * ".Length..].Replace("\\%", "%", StringComparison.Ordinal).Replace(" > /dev/null", "", StringComparison.Ordinal);
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(runs, output.Contains("Invoke-EsSync", StringComparison.Ordinal));
    }

    [Fact]
    public void A_percent_sign_does_not_end_the_command()
    {
        string line = Crontab.Add(string.Empty, ScheduleSamples.Create("100%")).Split('\n')[1];
        Assert.Contains("'\\''100\\%'\\''", line, StringComparison.Ordinal);
    }
}
