using EsExchange.Eserp.Diagnostics;

namespace EsExchange.PowerShell.Output;

/// <summary>One step of the check of the database.</summary>
public sealed class EsDatabaseStep
{
    internal EsDatabaseStep(DatabaseStep step)
    {
        Step = step.Name;
        Result = step.Outcome.ToString();
        Message = step.Message;
        Advice = step.Advice;
    }

    /// <summary>What was checked.</summary>
    public string Step { get; }

    /// <summary>Passed, Warning, Failed or Skipped.</summary>
    public string Result { get; }

    /// <summary>What was found.</summary>
    public string Message { get; }

    /// <summary>What to do; null where nothing is.</summary>
    public string? Advice { get; }
}
