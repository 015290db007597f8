using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class StopTests
{
    [Theory]
    [InlineData("Start-Sleep 3600")]
    [InlineData("while ($true) { }")]
    public async Task Stop_ends_the_script_and_keeps_the_session(string endless)
    {
        using var session = ShellSession.Open();
        using var started = new ManualResetEventSlim();
        session.Runspace.SessionStateProxy.SetVariable("started", started);

        var running = session.RunAsync("$kept = 5; $started.Set(); " + endless + "; 'never'");
        started.Wait();
        Assert.True(session.Stop());
        var result = await running;

        Assert.True(result.Stopped);
        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(5, Assert.Single(session.Run("$kept").Output).BaseObject);
    }

    [Fact]
    public async Task Cancellation_stops_the_script()
    {
        using var session = ShellSession.Open();
        using var started = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        session.Runspace.SessionStateProxy.SetVariable("started", started);

        var running = session.RunAsync("$started.Set(); Start-Sleep 3600", cancellation.Token);
        started.Wait();
        await cancellation.CancelAsync();

        Assert.True((await running).Stopped);
    }

    [Fact]
    public void Stop_with_nothing_running_does_nothing()
    {
        using var session = ShellSession.Open();

        Assert.False(session.Stop());
        Assert.Equal(1, Assert.Single(session.Run("1").Output).BaseObject);
    }

    [Fact]
    public async Task Interrupt_ends_a_script_and_runs_its_finally()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Interrupts of another process need Unix signals.");
        using var shell = ShellProcess.Start("-Command", "try { 'ready'; Start-Sleep 3600 } finally { [Console]::Out.WriteLine('cleaned') }");
        Assert.Equal("ready", await shell.StandardOutput.ReadLineAsync());

        await InterruptAsync(shell);

        Assert.Equal("cleaned", await shell.StandardOutput.ReadLineAsync());
        await shell.WaitForExitAsync();
        Assert.Equal(130, shell.ExitCode);
    }

    [Fact]
    public async Task Interrupt_at_a_prompt_stops_the_command_and_keeps_the_prompt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Interrupts of another process need Unix signals.");
        using var shell = ShellProcess.Start();
        await shell.StandardInput.WriteLineAsync("'ready'; Start-Sleep 3600");
        Assert.Equal("ready", await shell.StandardOutput.ReadLineAsync());

        await InterruptAsync(shell);
        await shell.StandardInput.WriteLineAsync("'still here'; exit 4");

        Assert.Equal("still here", await shell.StandardOutput.ReadLineAsync());
        await shell.WaitForExitAsync();
        Assert.Equal(4, shell.ExitCode);
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
