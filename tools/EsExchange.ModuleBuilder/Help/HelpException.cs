using System;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>A page is not in the form that it must have; the message has the form in which MSBuild shows errors.</summary>
public sealed class HelpException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="file">The page.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="message">What is wrong.</param>
    public HelpException(string file, int line, string message)
        : base($"{file}({line}): error HELP001: {message}")
    {
    }
}
