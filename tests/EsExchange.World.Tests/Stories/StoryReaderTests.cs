using System;
using System.Linq;
using EsExchange.World.Stories;
using Xunit;

namespace EsExchange.World.Tests.Stories;

public sealed class StoryReaderTests
{
    [Fact]
    public void A_printed_story_is_read_as_it_was_told()
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            Story told = StoryTeller.Tell(seed);
            Story read = StoryReader.Read($"{new Outcome(told, ["something is there twice"])}");

            Assert.Equal(told.Mailboxes, read.Mailboxes);
            Assert.Equal(told.ToString(), read.ToString());
            Assert.Equal(told.Steps.Where(step => step is not Step.Run), read.Steps.Where(step => step is not Step.Run));
            Assert.Equal(told.Steps.OfType<Step.Run>().Select(run => run.Troubles), read.Steps.OfType<Step.Run>().Select(run => run.Troubles));
        }
    }

    [Fact]
    public void As_many_mailboxes_as_the_steps_name_are_there_where_nothing_is_said() =>
        Assert.Equal(3, StoryReader.Read("  1. run\n  2. LoseLinks (staff 2)\n").Mailboxes);

    [Theory]
    [InlineData("  1. stumble")]
    [InlineData("  1. run with")]
    [InlineData("  1. eserp: Dance Appointment 0 of staff 0 (1)")]
    [InlineData("  1. run with Rain@2/3")]
    public void What_is_no_step_is_refused(string line) => Assert.Throws<FormatException>(() => StoryReader.Read(line));
}
