using System;
using System.Collections.Generic;
using System.IO;

namespace EsExchange.Shell.Hosting;

/// <summary>A terminal in memory: keeps what is printed and answers questions from a given list.</summary>
/// <param name="width">Columns of a line.</param>
/// <param name="answers">What a user would type, line by line; null where nobody can be asked.</param>
/// <param name="screen">Whether escape sequences and the progress line are wanted.</param>
public sealed class CapturedTerminal(int width, IEnumerable<string>? answers = null, bool screen = false) : Terminal, IDisposable
{
    private readonly CapturedWriter output = new();
    private readonly CapturedWriter error = new();
    private readonly Queue<string>? waiting = answers is null ? null : new Queue<string>(answers);

    public override TextWriter Out => output;

    public override TextWriter Error => error;

    public override bool OutIsScreen => screen;

    public override bool ErrorIsScreen => screen;

    public override int Width => width;

    public override int Height => 50;

    public override bool CanAsk => waiting is not null;

    /// <summary>What was printed since the last call.</summary>
    public string TakeOutput() => output.Take();

    /// <summary>The errors printed since the last call.</summary>
    public string TakeErrors() => error.Take();

    public override string? ReadLine() => waiting is { Count: > 0 } ? waiting.Dequeue() : null;

    public override char[]? ReadSecret() => ReadLine()?.ToCharArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }
}
