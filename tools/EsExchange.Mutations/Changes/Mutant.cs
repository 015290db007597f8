using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EsExchange.Mutations.Changes;

/// <summary>One small change to a source file.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="Replacement">By what.</param>
internal sealed record Mutant(SyntaxTree Tree, TextSpan Span, string Replacement)
{
    /// <summary>The file with the change.</summary>
    public SyntaxTree Apply() => Tree.WithChangedText(Tree.GetText().WithChanges(new TextChange(Span, Replacement)));

    public override string ToString()
    {
        LinePosition start = Tree.GetLineSpan(Span).StartLinePosition;
        return $"{Tree.FilePath}:{start.Line + 1}:{start.Character + 1}: {Line(Tree.GetText().ToString(Span))} => {(Replacement.Length == 0 ? "(nothing)" : Line(Replacement))}";
    }

    private static string Line(string code) => string.Join(' ', code.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
}
