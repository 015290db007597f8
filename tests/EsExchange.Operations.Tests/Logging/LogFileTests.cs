using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Operations.Logging;
using EsExchange.Operations.Tests.Support;
using Xunit;

namespace EsExchange.Operations.Tests.Logging;

public sealed class LogFileTests
{
    [Fact]
    public async Task Lines_of_several_writers_stay_whole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("sub", "log.jsonl");
        LogFile[] writers = [.. Enumerable.Range(0, 4).Select(_ => LogFile.Open(path, 1 << 20))];
        await Task.WhenAll(writers.Select((writer, number) => Task.Run(() =>
        {
            for (int line = 0; line < 100; line++)
                writer.Append(new string((char)('a' + number), 200) + "\n");
        })));

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(400, lines.Length);
        Assert.All(lines, line => Assert.Equal(new string(line[0], 200), line));
    }

    [Fact]
    public void A_long_log_is_set_aside_and_nine_are_kept()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("log.jsonl");
        for (int generation = 1; generation <= 12; generation++)
            LogFile.Open(path, 10).Append($"generation {generation}\n");

        Assert.Equal("generation 12\n", File.ReadAllText(path));
        Assert.Equal("generation 11\n", File.ReadAllText(folder.File("log.1.jsonl")));
        Assert.Equal("generation 3\n", File.ReadAllText(folder.File("log.9.jsonl")));
        Assert.Equal(10, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_folder_is_no_log()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsAny<Exception>(() => LogFile.Open(folder.Path, 10));
    }
}
