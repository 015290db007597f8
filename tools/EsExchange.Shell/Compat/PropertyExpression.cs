using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat;

/// <summary>One value of -Property: a name, a name with wildcards, a script block, or a calculated property.</summary>
internal sealed class PropertyExpression
{
    private readonly string? pattern;
    private readonly ScriptBlock? script;

    private PropertyExpression(string name, string? pattern, ScriptBlock? script, bool? descending)
    {
        Name = name;
        this.pattern = pattern;
        this.script = script;
        Descending = descending;
    }

    /// <summary>The column's heading.</summary>
    public string Name { get; }

    /// <summary>The order asked for in a calculated property; null where none was.</summary>
    public bool? Descending { get; }

    /// <summary>Reads the values of -Property.</summary>
    /// <exception cref="PSArgumentException">A value is of another kind, or a calculated property lacks its expression.</exception>
    public static IReadOnlyList<PropertyExpression> Parse(object[]? values) => [.. (values ?? []).Select(Parse)];

    /// <summary>The names and values that it stands for in <paramref name="source"/>; an unknown plain name has the value null.</summary>
    public IEnumerable<(string Name, object? Value)> Evaluate(PSObject source)
    {
        if (script is not null)
            return [(Name, Unwrap(Invoke(script, source)))];
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
            return [(Name, Member(source, pattern!))];

        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        return source.Properties.Where(p => p.IsGettable && wildcard.IsMatch(p.Name)).Select(p => (p.Name, (object?)Read(p)));
    }

    /// <summary>The single value that it stands for in <paramref name="source"/>.</summary>
    public object? Value(PSObject source) => Evaluate(source).Select(p => p.Value).FirstOrDefault();

    private static PropertyExpression Parse(object value)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            ScriptBlock block => new(block.ToString().Trim(), null, block, null),
            IDictionary calculated => Parse(calculated),
            string name => new(name, name, null, null),
            _ => throw new PSArgumentException($"A property is a name, a script block or a hashtable, not a {bare.GetType().Name}."),
        };
    }

    private static PropertyExpression Parse(IDictionary calculated)
    {
        object? expression = null;
        string? name = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in calculated)
        {
            switch (entry.Key.ToString()?.ToLowerInvariant())
            {
                case "expression" or "e":
                    expression = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
                    break;
                case "name" or "n" or "label" or "l":
                    name = entry.Value?.ToString();
                    break;
                case "descending":
                    descending = LanguagePrimitives.IsTrue(entry.Value);
                    break;
                case "ascending":
                    descending = !LanguagePrimitives.IsTrue(entry.Value);
                    break;
                default:
                    throw new PSArgumentException($"The key '{entry.Key}' of a calculated property is not known.");
            }
        }

        return expression switch
        {
            ScriptBlock block => new(name ?? block.ToString().Trim(), null, block, descending),
            string property => new(name ?? property, property, null, descending),
            _ => throw new PSArgumentException("A calculated property needs an Expression."),
        };
    }

    private static object? Member(PSObject source, string name)
    {
        if (source.BaseObject is IDictionary dictionary && dictionary.Contains(name))
            return dictionary[name];
        return source.Properties[name] is { IsGettable: true } property ? Read(property) : null;
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static object? Invoke(ScriptBlock script, PSObject source)
    {
        var results = script.InvokeWithContext(functionsToDefine: null, [new PSVariable("_", source)]);
        return results.Count switch
        {
            0 => null,
            1 => results[0],
            _ => results.Cast<object>().ToArray(),
        };
    }

    private static object? Unwrap(object? value) =>
        value is PSObject { ImmediateBaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
