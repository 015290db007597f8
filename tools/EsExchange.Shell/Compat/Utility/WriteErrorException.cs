using System;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>The exception of an error that a script wrote as text.</summary>
public sealed class WriteErrorException(string message) : Exception(message);
