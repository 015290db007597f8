namespace EsExchange.Eserp.Diagnostics;

/// <summary>One step of the check of a database.</summary>
/// <param name="Name">A stable word.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do; null where nothing is.</param>
public sealed record DatabaseStep(string Name, DatabaseStepOutcome Outcome, string Message, string? Advice = null);

/// <summary>What came of a step.</summary>
public enum DatabaseStepOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>The sync works, but something wants attention.</summary>
    Warning,

    /// <summary>The sync cannot work.</summary>
    Failed,

    /// <summary>It could not be tried.</summary>
    Skipped,
}
