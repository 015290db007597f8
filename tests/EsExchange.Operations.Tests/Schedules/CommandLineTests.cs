using System;
using System.Diagnostics;
using System.Threading.Tasks;
using EsExchange.Operations.Schedules;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class CommandLineTests
{
    public static TheoryData<string> Arguments =>
        ["plain", "", "two words", "it's", "say \"hello\"", @"C:\Program Files\x\", @"ends\\", "50% of $HOME", "a;b|c&d>e", "`id` $(id)", "Müller & Söhne", "\\\"", "*?[x]", "#!"];

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task A_shell_hands_each_argument_on_as_it_is(string argument)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");
        var command = new CommandLine("/usr/bin/printf", ["<%s>", argument, "end"]);
        Assert.Equal($"<{argument}><end>", await OutputAsync(new ProcessStartInfo("/bin/sh", ["-c", command.ShellCommand])));
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task The_rules_of_Windows_hand_each_argument_on_as_it_is(string argument)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no printf.");
        var command = new CommandLine("/usr/bin/printf", ["<%s>", argument, "end"]);
        Assert.Equal($"<{argument}><end>", await OutputAsync(new ProcessStartInfo(command.Program) { Arguments = command.WindowsArguments }));
    }

    [Fact]
    public void Systemd_reads_no_specifier_and_no_variable_in_an_argument()
    {
        var command = new CommandLine("/opt/100%/pwsh", ["-Command", "$x = 'C:\\a'; \"%h\""]);
        Assert.Equal("\"/opt/100%%/pwsh\" \"-Command\" \"$$x = 'C:\\\\a'; \\\"%%h\\\"\"", command.ExecStart);
    }

    private static async Task<string> OutputAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
