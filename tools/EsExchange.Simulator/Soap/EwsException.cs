using System;
using System.Collections.Generic;

namespace EsExchange.Simulator.Soap;

/// <summary>An error that one response message carries (schema type ResponseCodeType).</summary>
internal class EwsException(string code, string message, params IReadOnlyList<(string Name, string Value)> values) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>What MessageXml holds; under PropertyPath the URI of a field, under PropertyPath/KEY that of an entry of a dictionary.</summary>
    public IReadOnlyList<(string Name, string Value)> Values { get; } = values;
}

/// <summary>An error that ends the whole request with a SOAP fault.</summary>
internal sealed class SoapFaultException(string code, string message, params IReadOnlyList<(string Name, string Value)> values)
    : EwsException(code, message, values)
{
    public static SoapFaultException Schema(string violation, int line = 0, int position = 0) => new(
        "ErrorSchemaValidation",
        "The request failed schema validation: " + violation,
        ("LineNumber", line.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("LinePosition", position.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Violation", violation));
}
