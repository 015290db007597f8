using System;
using EsExchange.Operations.Schedules;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class SyncCommandTests
{
    [Fact]
    public void The_command_names_all_and_leaves_with_the_exit_code_of_the_run()
    {
        CommandLine command = ScheduleSamples.Create().Command;
        Assert.Equal("/bin/true", command.Program);
        Assert.Equal(
            [
                "-NoProfile", "-NonInteractive", "-Command",
                "$ErrorActionPreference = 'Stop'; Import-Module 'EsExchange'; Connect-EsDatabase '/srv/eserp data/eserp.db'; $ErrorActionPreference = 'Continue'; "
                + "Invoke-EsSync -Unattended -Connection 'hq' -LogFile '/var/log/esexchange/sync 1.jsonl' -WaitTimeout 5; exit $LASTEXITCODE",
            ],
            command.Arguments);
    }

    [Fact]
    public void A_quotation_mark_of_any_kind_ends_no_name() =>
        Assert.Contains("-Connection 'Müller''s \"100%\" <$HOME> & Söhne’’'", ScheduleSamples.Create(ScheduleSamples.Hostile).Command.Arguments[3], StringComparison.Ordinal);

    [Fact]
    public void A_line_break_in_a_name_is_refused() => Assert.Throws<ArgumentException>(() => ScheduleSamples.Create("a\nb"));
}
