using System.Linq;
using System.Management.Automation;

namespace EsExchange.PowerShell.Completion;

/// <summary>One value that the Tab key offers.</summary>
/// <param name="Value">What is written into the command.</param>
/// <param name="Label">What the list shows; it is searched as well.</param>
/// <param name="ToolTip">What explains it.</param>
internal sealed record Suggestion(string Value, string Label, string ToolTip)
{
    /// <summary>A value that needs no explanation.</summary>
    public Suggestion(string value)
        : this(value, value, value)
    {
    }

    /// <summary>Whether it begins like what was typed so far, by its value or any word of its label.</summary>
    public bool Matches(string typed)
    {
        WildcardPattern pattern = WildcardPattern.Get(WildcardPattern.Escape(typed.Trim('\'', '"')) + "*", WildcardOptions.IgnoreCase);
        return pattern.IsMatch(Value) || Label.Split(' ').Any(pattern.IsMatch) || pattern.IsMatch(Label);
    }

    /// <summary>What the engine is given; the value is quoted where a command would not read it as one word.</summary>
    public CompletionResult ToResult()
    {
        bool isWord = Value.Length > 0 && Value.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '/');
        string text = isWord ? Value : $"'{Value.Replace("'", "''")}'";
        return new CompletionResult(text, Label, CompletionResultType.ParameterValue, ToolTip);
    }
}
