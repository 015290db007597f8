using System.Collections.Generic;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>The help of one cmdlet, as its page in PlatyPS's format (schema 2.0.0) has it.</summary>
public sealed record CmdletPage
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Synopsis { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<SyntaxPage> Syntax { get; init; }

    public required IReadOnlyList<ParameterPage> Parameters { get; init; }

    public required IReadOnlyList<ExamplePage> Examples { get; init; }

    public required IReadOnlyList<TypePage> Inputs { get; init; }

    public required IReadOnlyList<TypePage> Outputs { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<LinkPage> Links { get; init; }
}

/// <summary>One parameter set.</summary>
/// <param name="Set">Its name; "(All)" where the cmdlet has but one.</param>
/// <param name="IsDefault">Whether it is the default one.</param>
/// <param name="Text">The syntax as Get-Command shows it, on one line.</param>
/// <param name="Parameters">The names of the parameters in the order of the text, without the common ones.</param>
public sealed record SyntaxPage(string Set, bool IsDefault, string Text, IReadOnlyList<string> Parameters);

/// <summary>One parameter.</summary>
/// <param name="Name">Its name without the dash.</param>
/// <param name="Description">Paragraphs.</param>
/// <param name="Facts">What holds in its parameter sets; more than one where the sets differ.</param>
public sealed record ParameterPage(string Name, IReadOnlyList<string> Description, IReadOnlyList<ParameterFacts> Facts);

/// <summary>What a parameter is like in some parameter sets.</summary>
public sealed record ParameterFacts
{
    public required string Type { get; init; }

    public required IReadOnlyList<string> Sets { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<string> AcceptedValues { get; init; }

    public required bool Required { get; init; }

    /// <summary>A number from 0, or Named.</summary>
    public required string Position { get; init; }

    public required string Default { get; init; }

    /// <summary>False, or True with (ByPropertyName), (ByValue), or both.</summary>
    public required string Pipeline { get; init; }

    public required bool Wildcards { get; init; }
}

/// <summary>One example.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Code">The commands.</param>
/// <param name="Output">What they print; null where nothing is shown.</param>
/// <param name="Remarks">Paragraphs.</param>
public sealed record ExamplePage(string Title, string Code, string? Output, IReadOnlyList<string> Remarks);

/// <summary>A type that a cmdlet takes or gives.</summary>
public sealed record TypePage(string Type, IReadOnlyList<string> Description);

/// <summary>A link to another topic.</summary>
public sealed record LinkPage(string Text, string Target);
