using System;
using System.Linq;
using System.Management.Automation;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class ProgressTests
{
    private const string Script = """
        Write-Progress 'Sync' 'Mailbox 1' -PercentComplete 50
        Write-Progress 'Sync' 'Mailbox 2' -PercentComplete 100
        'done'
        Write-Progress 'Sync' -Completed
        """;

    [Fact]
    public void Screen_shows_one_line_that_makes_room_for_output()
    {
        using var session = ShellSession.Open(new ShellSessionOptions { Screen = true });

        var text = session.Run(Script).Text;

        const string Erase = "\r\u001b[K";
        Assert.StartsWith(Erase + "Sync  50 %: Mailbox 1" + Erase + "Sync 100 %: Mailbox 2" + Erase + "done\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mailbox 2", text[text.IndexOf("done", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_output_stays_clean_and_records_are_kept()
    {
        using var session = ShellSession.Open();

        var result = session.Run(Script);

        Assert.Equal("done\n", result.Text);
        Assert.Equal([50, 100, -1], result.Progress.Select(p => p.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }
}
