using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EsExchange.Mutations.Changes;

/// <summary>A project that holds as many of the changes as compile together, so that it is compiled once for all of them.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Numbers">The changes that it holds. The others have to be compiled by themselves.</param>
internal sealed record SwitchedProject(byte[] Assembly, IReadOnlySet<int> Numbers)
{
    private const int Rounds = 100;

    public static SwitchedProject Compile(Subject subject, IReadOnlyList<Mutant> mutants)
    {
        Dictionary<int, Mutant> held = mutants.Index().Where(mutant => Switches.HostOf(mutant.Item.Tree, mutant.Item) is not null).ToDictionary(mutant => mutant.Index, mutant => mutant.Item);
        for (int round = 0; round < Rounds; round++)
        {
            Dictionary<SyntaxTree, string> files = held.GroupBy(mutant => mutant.Value.Tree).ToDictionary(file => file.Key, file => Switches.Write(file.Key, file));
            (byte[]? assembly, IReadOnlyList<Diagnostic> errors) = subject.Compile(files, MutationSwitch.Source(mutants.Count));
            if (assembly is not null)
                return new SwitchedProject(assembly, held.Keys.ToHashSet());
            int before = held.Count;
            foreach (int number in errors.SelectMany(Blamed))
                held.Remove(number);
            if (held.Count == before)
                throw new InvalidOperationException($"The project does not compile: {errors[0]}");
        }

        throw new InvalidOperationException("The changes do not compile together.");
    }

    /// <summary>The changes that an error comes from: the one that it lies in, or all of the smallest statement or member around it that has any.</summary>
    private static IEnumerable<int> Blamed(Diagnostic error)
    {
        SyntaxNode place = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (error.Id == "CS0165")
            return Setting($"{place}", place.Ancestors().OfType<MemberDeclarationSyntax>().First());
        foreach (SyntaxNode node in place.AncestorsAndSelf())
        {
            if (Question(node) is { } number)
                return [number];
            if (node is StatementSyntax or MemberDeclarationSyntax && Within(node) is { Length: > 0 } all)
                return all;
        }

        return [];
    }

    /// <summary>The changes around what sets a variable, else those within the smallest statement around it that has any.</summary>
    private static IEnumerable<int> Setting(string variable, SyntaxNode member)
    {
        SyntaxNode[] settings = [.. member.DescendantNodes().Where(node => node is SingleVariableDesignationSyntax set && set.Identifier.Text == variable || node is AssignmentExpressionSyntax assignment && $"{assignment.Left}" == variable)];
        int[] around = [.. settings.SelectMany(setting => setting.Ancestors().TakeWhile(node => node != member)).Select(Question).OfType<int>()];
        return around.Length > 0 ? around : settings.SelectMany(setting => setting.Ancestors().Select(Within).FirstOrDefault(within => within.Length > 0) ?? []);
    }

    private static int[] Within(SyntaxNode node) => [.. node.DescendantNodes().Select(Question).OfType<int>()];

    private static int? Question(SyntaxNode node)
    {
        ExpressionSyntax? condition = node switch
        {
            ConditionalExpressionSyntax choice => choice.Condition,
            IfStatementSyntax branch => branch.Condition,
            _ => null,
        };
        return condition is InvocationExpressionSyntax { Expression: var asked, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax number }] } && $"{asked}" == $"global::{MutationSwitch.Name}.Is"
            ? int.Parse(number.Token.Text, CultureInfo.InvariantCulture)
            : null;
    }
}
