using System.Collections.Generic;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Gathers what a step has found into one result: the worst outcome, all messages, and the advice on each.</summary>
internal sealed class Findings(string name)
{
    private readonly List<string> _messages = [];
    private readonly List<string> _advice = [];
    private DatabaseStepOutcome _outcome = DatabaseStepOutcome.Passed;

    public void Add(DatabaseStepOutcome outcome, string message, string advice)
    {
        if (_outcome != DatabaseStepOutcome.Failed)
            _outcome = outcome;
        _messages.Add(message);
        if (!_advice.Contains(advice))
            _advice.Add(advice);
    }

    /// <summary>The result.</summary>
    /// <param name="whenNone">The message where nothing was found.</param>
    public DatabaseStep ToStep(string whenNone) => _messages.Count == 0
        ? new DatabaseStep(name, DatabaseStepOutcome.Passed, whenNone)
        : new DatabaseStep(name, _outcome, string.Join(" ", _messages), string.Join(" ", _advice));
}
