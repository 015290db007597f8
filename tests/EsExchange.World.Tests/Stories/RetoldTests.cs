using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.World.Stories;
using Xunit;

namespace EsExchange.World.Tests.Stories;

/// <summary>Short stories that some engine did not bring to a good end: ours as it once was, or with a small change that other tests do not notice.</summary>
public sealed class RetoldTests
{
    public static TheoryData<string> Names => [.. typeof(RetoldTests).Assembly.GetManifestResourceNames().Where(name => !name.Contains('.')).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ends_well(string name)
    {
        using var text = new StreamReader(typeof(RetoldTests).Assembly.GetManifestResourceStream(name)!);
        Story story = StoryReader.Read(await text.ReadToEndAsync(TestContext.Current.CancellationToken));

        Outcome outcome = await StoryRunner.RunAsync(story);

        Assert.NotEmpty(story.Steps);
        Assert.True(outcome.IsGood, string.Join("\n", outcome.Violations));
    }
}
