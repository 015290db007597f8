using System;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>Says which complaint about sync products a scenario tells.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ComplaintAttribute(string words) : Attribute
{
    /// <summary>The complaint in its users' words.</summary>
    public string Words { get; } = words;
}
