using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Operations.Schedules;
using EsExchange.Operations.Tests.Support;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class SystemdPlaceTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_is_enabled_listed_and_disabled()
    {
        using var folder = new TemporaryFolder();
        var runner = new Recorder();
        var place = new SystemdPlace(folder.File("units"), true, runner);

        await place.RegisterAsync(ScheduleSamples.Create(), None);
        Assert.Equal("hq", Assert.Single(await place.ListAsync(None)).Name);
        Assert.Equal(["systemctl --user daemon-reload", "systemctl --user enable --now esexchange-hq.timer", "systemctl --user restart esexchange-hq.timer"], runner.Calls);

        runner.Calls.Clear();
        await place.UnregisterAsync("nowhere", None);
        Assert.Empty(runner.Calls);
        await place.UnregisterAsync("hq", None);
        Assert.Empty(Directory.GetFiles(folder.File("units")));
        Assert.Equal(["systemctl --user disable --now esexchange-hq.timer", "systemctl --user daemon-reload"], runner.Calls);
    }

    [Fact]
    public async Task A_refused_timer_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var place = new SystemdPlace(folder.Path, false, new Recorder { ExitCode = 1, Errors = "Failed to connect to bus" });
        ScheduleException error = await Assert.ThrowsAsync<ScheduleException>(() => place.RegisterAsync(ScheduleSamples.Create(), None));
        Assert.Equal("SchedulerRefused", error.ErrorId);
        Assert.Contains("Failed to connect to bus", error.Message, System.StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private sealed class Recorder : ICommandRunner
    {
        public List<string> Calls { get; } = [];

        public int ExitCode { get; init; }

        public string Errors { get; init; } = string.Empty;

        public Task<CommandResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
        {
            Calls.Add(string.Join(' ', arguments.Prepend(program)));
            return Task.FromResult(new CommandResult(ExitCode, string.Empty, Errors));
        }
    }
}
