using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EsExchange.ModuleBuilder.Help;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>What the help must say of a cmdlet, read from its code.</summary>
internal static class CodeFacts
{
    private static readonly HashSet<string> Common =
        [.. Cmdlet.CommonParameters.Concat(["ProgressAction"])];

    public static IEnumerable<ParameterMetadata> Parameters(CmdletInfo cmdlet) => cmdlet.Parameters.Values.Where(parameter => !Common.Contains(parameter.Name));

    public static string SetName(string set) => set == ParameterAttribute.AllParameterSets ? PageReader.AllSets : set;

    public static string TypeName(Type type) => type.IsArray ? Plain(type.GetElementType()!).Name + "[]" : Plain(type).Name;

    public static IReadOnlyList<string> AcceptedValues(ParameterMetadata parameter)
    {
        Type type = parameter.ParameterType;
        Type plain = Plain(type.IsArray ? type.GetElementType()! : type);
        return plain.IsEnum
            ? Enum.GetNames(plain)
            : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)];
    }

    public static string Pipeline(ParameterSetMetadata set) => (set.ValueFromPipelineByPropertyName, set.ValueFromPipeline) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };

    public static string Position(ParameterSetMetadata set) => set.Position < 0 ? "Named" : set.Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a parameter holds where it is not given; None for null, an empty text, the zero of a type, and the culture of the session.</summary>
    public static string Default(CmdletInfo cmdlet, ParameterMetadata parameter)
    {
        if (parameter.ParameterType == typeof(SwitchParameter))
            return "False";
        object instance = Activator.CreateInstance(cmdlet.ImplementingType)!;
        object? value = cmdlet.ImplementingType.GetProperty(parameter.Name)?.GetValue(instance);
        bool isNothing = value is null or "" or CultureInfo or Array { Length: 0 } || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));
        return isNothing ? "None" : value is Array array ? string.Join(", ", array.Cast<object>()) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
