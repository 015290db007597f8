using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EsExchange.Mutations.Changes;

/// <summary>Writes a file anew so that it holds many changes at once, each behind a question whether it counts.</summary>
internal static class Switches
{
    /// <summary>The file with those changes that a question can be put before.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="mutants">Changes to it by number.</param>
    public static string Write(SyntaxTree tree, IEnumerable<KeyValuePair<int, Mutant>> mutants)
    {
        Host[] hosts = [.. mutants.Select(mutant => (mutant, node: HostOf(tree, mutant.Value))).Where(pair => pair.node is not null)
            .GroupBy(pair => pair.node!, pair => pair.mutant)
            .Select(group => new Host(group.Key, [.. group]))
            .OrderBy(host => host.Node.SpanStart).ThenByDescending(host => host.Node.Span.Length)];
        int next = 0;
        SourceText text = tree.GetText();
        return Render(new TextSpan(0, text.Length), text, hosts, ref next);
    }

    /// <summary>The smallest expression or statement that contains a change and can be chosen by a question; null where there is none.</summary>
    /// <remarks>A call that is taken away may leave another type, and then the choice would be bound to another overload.</remarks>
    public static SyntaxNode? HostOf(SyntaxTree tree, Mutant mutant)
    {
        SyntaxNode place = tree.GetRoot().FindNode(mutant.Span, getInnermostNodeForTie: true);
        bool takesCallAway = place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var called } } && mutant.Replacement == $"{called}";
        return takesCallAway ? null : place.AncestorsAndSelf().TakeWhile(node => node is not MemberDeclarationSyntax).FirstOrDefault(node => node.Span.Contains(mutant.Span) && IsHost(node));
    }

    /// <summary>Whether a change is made once in a process and so has to count from its start.</summary>
    public static bool IsOnce(SyntaxTree tree, Mutant mutant) =>
        tree.GetRoot().FindNode(mutant.Span).Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member and (FieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax)
        && member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static string Render(TextSpan span, SourceText text, Host[] hosts, ref int next)
    {
        var code = new StringBuilder();
        int at = span.Start;
        while (next < hosts.Length && span.Contains(hosts[next].Node.Span))
        {
            Host host = hosts[next++];
            code.Append(text.ToString(TextSpan.FromBounds(at, host.Node.SpanStart)));
            code.Append(host.Ask(text, Render(host.Node.Span, text, hosts, ref next)));
            at = host.Node.Span.End;
        }

        return code.Append(text.ToString(TextSpan.FromBounds(at, span.End))).ToString();
    }

    private static bool IsHost(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax or ReturnStatementSyntax or IfStatementSyntax or WhileStatementSyntax or ForEachStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax => true,
        InitializerExpressionSyntax or RefExpressionSyntax or DeclarationExpressionSyntax or ThrowExpressionSyntax => false,
        CollectionExpressionSyntax list => IsValue(list),
        ExpressionSyntax expression => IsValue(expression) && expression.GetFirstToken().Kind() is not (SyntaxKind.DotToken or SyntaxKind.OpenBracketToken),
        _ => false,
    };

    private static bool IsValue(ExpressionSyntax expression) => expression.Parent switch
    {
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or IfStatementSyntax or WhileStatementSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax
            or InterpolationSyntax or AwaitExpressionSyntax or ExpressionElementSyntax or SpreadElementSyntax or SwitchExpressionArmSyntax or WhenClauseSyntax or AnonymousFunctionExpressionSyntax or CastExpressionSyntax
            or ForEachStatementSyntax or IsPatternExpressionSyntax or YieldStatementSyntax or SwitchExpressionSyntax or SwitchStatementSyntax => true,
        InitializerExpressionSyntax initializer => initializer.IsKind(SyntaxKind.ArrayInitializerExpression) || initializer.IsKind(SyntaxKind.CollectionInitializerExpression),
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.LogicalNotExpression),
        MemberAccessExpressionSyntax access => access.Expression == expression && expression is not TypeSyntax,
        _ => false,
    };

    /// <summary>A piece of code and the changes that lie in it.</summary>
    private sealed record Host(SyntaxNode Node, KeyValuePair<int, Mutant>[] Mutants)
    {
        public string Ask(SourceText text, string otherwise)
        {
            bool isStatement = Node is StatementSyntax;
            var code = new StringBuilder(isStatement ? "" : "(");
            foreach ((int number, Mutant mutant) in Mutants)
            {
                string question = string.Create(CultureInfo.InvariantCulture, $"global::{MutationSwitch.Name}.Is({number})");
                string changed = text.ToString(TextSpan.FromBounds(Node.SpanStart, mutant.Span.Start)) + mutant.Replacement + text.ToString(TextSpan.FromBounds(mutant.Span.End, Node.Span.End));
                code.Append(isStatement ? $"if ({question}) {{ {changed} }} else " : $"{question} ? ({changed}) : ");
            }

            return code.Append(isStatement ? $"{{ {otherwise} }}" : $"({otherwise}))").ToString();
        }
    }
}
