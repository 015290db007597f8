using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Sync.Model;
using EsExchange.World.Judgement;
using EsExchange.World.Real;
using EsExchange.World.Stories;
using NodaTime;
using Xunit;

namespace EsExchange.World.Tests.Real;

/// <summary>
/// What holds between ports in memory is worth as much as these ports are like the real ones: a story without troubles and disasters, which strike at other
/// steps there, ends with the same items on both sides.
/// </summary>
public sealed class AgreementTests
{
    private const int Stories = 60;
    private static readonly Instant SummerTime = Instant.FromUtc(2026, 3, 29, 1, 0);

    [Fact]
    public async Task A_calm_story_ends_alike_in_memory_and_between_real_parts()
    {
        for (ulong seed = 1; seed <= Stories; seed++)
        {
            Story story = StoryTeller.Tell(seed);
            Story calm = story with { Steps = [.. story.Steps.Where(step => step is not Step.Strike).Select(step => step is Step.Run ? new Step.Run([]) : step)] };

            IReadOnlyList<string> memory = await EndAsync(calm, SimulatedWorld.MakeAsync);
            IReadOnlyList<string> real = await EndAsync(calm, RealWorld.MakeAsync);

            Assert.True(memory.SequenceEqual(real), $"seed {seed}:\n{calm}\n  => in memory\n{string.Join("\n", memory)}\n  => between real parts\n{string.Join("\n", real)}");
        }
    }

    private static async Task<IReadOnlyList<string>> EndAsync(Story story, WorldMaker make)
    {
        Outcome outcome = await StoryRunner.RunAsync(story, make: make);
        Assert.True(outcome.IsGood, $"{outcome}");
        Scene end = outcome.End!;
        return
        [
            .. end.Eserp.Contents.Where(IsComparable).Select(content => $"eserp: {Common(content)}").Order(StringComparer.Ordinal),
            .. end.Exchange.Folders.Values.SelectMany(folder => folder.Items.Values).Select(item => $"Exchange: {Common(item.Content)} {item.Marks.Category} {item.Marks.TextBlock}").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A series in memory keeps its time in UTC, a real one that of its zone.</summary>
    private static bool IsComparable(ItemContent content) => content is not Appointment { Time: AppointmentTime.Timed { Start: var start } } || start < SummerTime;

    /// <summary>The eserp in memory knows no work elsewhere.</summary>
    private static ItemContent Common(ItemContent content) => content is Appointment appointment
        ? appointment with { ShowAs = appointment.ShowAs == ShowAs.WorkingElsewhere ? ShowAs.Busy : appointment.ShowAs, Body = appointment.Body.TrimEnd() }
        : content is OfficeContent office ? office with { Body = office.Body.TrimEnd() } : content;
}
