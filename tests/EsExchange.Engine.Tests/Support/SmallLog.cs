using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Engine.Tests.Support;

/// <summary>What is done to both sides of a small mailbox, in order. What does not come to an end is ended.</summary>
internal sealed class SmallLog
{
    private const int Most = 500;
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The lines that begin with one of some words.</summary>
    public IEnumerable<string> Of(params string[] words) => _lines.Where(line => words.Contains(line.Split(' ')[0]));

    public void Add(string line)
    {
        if (_lines.Count == Most)
            throw new InvalidOperationException("This comes to no end.");
        _lines.Add(line.TrimEnd());
    }
}
