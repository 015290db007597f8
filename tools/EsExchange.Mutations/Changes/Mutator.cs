using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EsExchange.Mutations.Changes;

/// <summary>Finds all small changes to a file. Whether one compiles shows later.</summary>
internal static class Mutator
{
    private static readonly string[] Filters = ["Where", "Distinct", "Concat", "OrderBy", "ThenBy", "OfType", "Except", "Select", "Trim", "TrimEnd", "TrimStart"];

    public static IEnumerable<Mutant> Of(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(node => node is not (AttributeListSyntax or ThrowStatementSyntax or ThrowExpressionSyntax) && !IsConfigureAwait(node.Parent))
            .SelectMany(node => Replacements(node).Select(change => new Mutant(tree, change.Span, change.Code)))
            .Distinct();

    private static bool IsConfigureAwait(SyntaxNode? node) => node is ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" } } };

    private static IEnumerable<(TextSpan Span, string Code)> Replacements(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => Binary(binary).Select(code => (binary.Span, code)),
        IsPatternExpressionSyntax test => [(test.Span, $"!({test})")],
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns: { Count: > 1 } parts } => parts.Select(part => Without(parts, part)),
        BinaryPatternSyntax pattern => [(pattern.Span, $"{pattern.Left}"), (pattern.Span, $"{pattern.Right}")],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [(not.Span, $"{not.Operand}")],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } more => [(more.Span, $"{more.Operand}--")],
        LiteralExpressionSyntax literal => Literal(literal).Select(code => (literal.Span, code)),
        ConditionalExpressionSyntax choice => [(choice.Span, $"{choice.WhenTrue}"), (choice.Span, $"{choice.WhenFalse}")],
        IfStatementSyntax branch => [(branch.Condition.Span, $"!({branch.Condition})")],
        WhileStatementSyntax loop => [(loop.Condition.Span, "false")],
        ReturnStatementSyntax { Expression: { RawKind: not ((int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.FalseLiteralExpression) } value } => [(value.Span, "default!")],
        ArrowExpressionClauseSyntax { Expression: not (SwitchExpressionSyntax or LiteralExpressionSyntax or CollectionExpressionSyntax) } arrow => [(arrow.Expression.Span, "default!")],
        ExpressionStatementSyntax statement => [(statement.Span, ";")],
        BreakStatementSyntax or ContinueStatementSyntax => [(node.Span, ";")],
        AssignmentExpressionSyntax assignment when Operator(assignment) is { } other => [(assignment.OperatorToken.Span, other)],
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression, Expressions: var parts } => parts.Select(part => Without(parts, part)),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression, Expressions: var cells } => cells.OfType<IdentifierNameSyntax>().Select(cell => (cell.Span, Other(cells, cell))),
        CollectionExpressionSyntax { Elements: var elements } => elements.Select(element => Without(elements, element)),
        SwitchExpressionSyntax { Arms: var arms } => arms.Where(arm => arm.Pattern is not DiscardPatternSyntax).Select(arm => Without(arms, arm)).Concat(arms.Where(arm => arm.WhenClause is not null).Select(arm => (arm.WhenClause!.Span, ""))),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access } call => Call(name, access, call),
        _ => [],
    };

    private static IEnumerable<string> Binary(BinaryExpressionSyntax binary)
    {
        (string left, string right) = ($"{binary.Left}", $"{binary.Right}");
        return binary.Kind() switch
        {
            SyntaxKind.EqualsExpression => [$"{left} != {right}"],
            SyntaxKind.NotEqualsExpression => [$"{left} == {right}"],
            SyntaxKind.LessThanExpression => [$"{left} <= {right}", $"{left} >= {right}"],
            SyntaxKind.LessThanOrEqualExpression => [$"{left} < {right}", $"{left} > {right}"],
            SyntaxKind.GreaterThanExpression => [$"{left} >= {right}", $"{left} <= {right}"],
            SyntaxKind.GreaterThanOrEqualExpression => [$"{left} > {right}", $"{left} < {right}"],
            SyntaxKind.AddExpression => [$"{left} - {right}"],
            SyntaxKind.SubtractExpression => [$"{left} + {right}"],
            SyntaxKind.MultiplyExpression => [$"{left} / {right}"],
            SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.BitwiseOrExpression => [left, right],
            _ => [],
        };
    }

    private static IEnumerable<string> Literal(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => ["false"],
        SyntaxKind.FalseLiteralExpression => ["true"],
        SyntaxKind.NumericLiteralExpression => [$"({literal} + 1)"],
        SyntaxKind.StringLiteralExpression => [literal.Token.ValueText.Length > 0 ? "\"\"" : "\"changed\""],
        _ => [],
    };

    private static string? Operator(AssignmentExpressionSyntax assignment) => assignment.Kind() switch
    {
        SyntaxKind.AddAssignmentExpression => "-=",
        SyntaxKind.OrAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => "=",
        _ => null,
    };

    private static IEnumerable<(TextSpan, string)> Call(string name, MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
    {
        if (Filters.Contains(name))
            yield return (call.Span, $"{access.Expression}");
        if (name is "Any" or "All" && call.ArgumentList.Arguments.Count == 1)
            yield return (access.Name.Span, name == "Any" ? "All" : "Any");
    }

    private static (TextSpan, string) Without<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode => (list.Span, string.Join(", ", list.Where(other => other != element)));

    private static string Other(SeparatedSyntaxList<ExpressionSyntax> cells, ExpressionSyntax cell) =>
        cells.Select(other => $"{other}").FirstOrDefault(other => other != $"{cell}") ?? "default";
}
