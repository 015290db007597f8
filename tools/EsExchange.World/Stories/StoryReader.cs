using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using EsExchange.Sync.Model;
using EsExchange.World.Network;

namespace EsExchange.World.Stories;

/// <summary>Reads a story as it is printed, so that it can be told again after the teller has changed.</summary>
internal static partial class StoryReader
{
    /// <summary>Reads the numbered lines of a text, and how many mailboxes it has; all else is remarks. Where the number is not named, there are as many as the steps name.</summary>
    /// <exception cref="FormatException">A numbered line is no step.</exception>
    public static Story Read(string text)
    {
        Step[] steps = [.. Lines().Matches(text).Select(line => Step(line.Groups["step"].Value.Trim()))];
        int mailboxes = Mailboxes().Match(text) is { Success: true } named ? Number(named, "mailboxes") : steps.Select(MailboxOf).DefaultIfEmpty().Max() + 1;
        return new Story(0, mailboxes, steps);
    }

    private static Step Step(string line)
    {
        if (People().Match(line) is { Success: true } people)
        {
            return new Step.People(
                people.Groups["side"].Value == "eserp" ? Side.Eserp : Side.Exchange, Named<Deed>(people, "deed"), Named<ItemKind>(people, "kind"),
                Number(people, "mailbox"), Number(people, "pick"), Number(people, "choice"));
        }

        if (Run().Match(line) is { Success: true } run)
            return new Step.Run([.. Troubles().Matches(run.Value).Select(trouble => new Trouble(Number(trouble, "step"), Named<TroubleKind>(trouble, "kind"), Number(trouble, "seed")))]);
        if (Wait().Match(line) is { Success: true } wait)
            return new Step.Wait(Number(wait, "minutes"));
        if (Option().Match(line) is { Success: true } option)
            return new Step.Option(Named<WorldOption>(option, "option"), Number(option, "mailbox"), Number(option, "value"));
        if (Strike().Match(line) is { Success: true } strike)
            return new Step.Strike(Named<Disaster>(strike, "disaster"), Number(strike, "mailbox"));
        throw new FormatException($"'{line}' is no step of a story.");
    }

    private static int MailboxOf(Step step) => step switch
    {
        Step.People people => people.Mailbox,
        Step.Option option => option.Mailbox,
        Step.Strike strike => strike.Mailbox,
        _ => 0,
    };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static T Named<T>(Match match, string group)
        where T : struct, Enum => Enum.TryParse(match.Groups[group].Value, out T value) ? value : throw new FormatException($"'{match.Value}' is no step of a story.");

    [GeneratedRegex(@"^ *\d+\. (?<step>.+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\b(?<mailboxes>\d+) mailboxes\b")]
    private static partial Regex Mailboxes();

    [GeneratedRegex(@"^(?<side>eserp|Exchange): (?<deed>\w+) (?<kind>\w+) (?<pick>\d+) of staff (?<mailbox>\d+) \((?<choice>\d+)\)$")]
    private static partial Regex People();

    [GeneratedRegex(@"^run( with (\w+@\d+/\d+(, )?)+)?$")]
    private static partial Regex Run();

    [GeneratedRegex(@"(?<kind>\w+)@(?<step>\d+)/(?<seed>\d+)")]
    private static partial Regex Troubles();

    [GeneratedRegex(@"^wait (?<minutes>\d+) minutes$")]
    private static partial Regex Wait();

    [GeneratedRegex(@"^option (?<option>\w+) of staff (?<mailbox>\d+) to (?<value>\d+)$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^(?<disaster>\w+) \(staff (?<mailbox>\d+)\)$")]
    private static partial Regex Strike();
}
