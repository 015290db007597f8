using EsExchange.Ews.Diagnostics;

namespace EsExchange.PowerShell.Output;

/// <summary>One step of the check of a connection.</summary>
public sealed class EsConnectionStep
{
    internal EsConnectionStep(string connection, ProbeStep step)
    {
        Connection = connection;
        Step = step.Name.ToString();
        Result = step.Outcome.ToString();
        Message = step.Message;
        Advice = step.Advice;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>What was checked.</summary>
    public string Step { get; }

    /// <summary>Passed, Warning, Failed, Skipped or Information.</summary>
    public string Result { get; }

    /// <summary>What was found.</summary>
    public string Message { get; }

    /// <summary>What to do; null where nothing is.</summary>
    public string? Advice { get; }
}
