using System;

namespace EsExchange.Shell.CommandLine;

/// <summary>The shell was called with arguments that it does not understand.</summary>
public sealed class ShellUsageException(string message) : Exception(message);
