using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>A heading of a page with what stands below it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Blocks">What stands below it, before the first heading of the next level.</param>
/// <param name="Sections">The headings of the next level.</param>
internal sealed record PageSection(string Title, int Line, IReadOnlyList<Block> Blocks, IReadOnlyList<PageSection> Sections)
{
    /// <summary>The sections that begin with a heading of a level.</summary>
    public static IReadOnlyList<PageSection> Split(IEnumerable<Block> blocks, int level)
    {
        var sections = new List<PageSection>();
        HeadingBlock? heading = null;
        var body = new List<Block>();
        foreach (Block block in blocks.Append(new HeadingBlock(null!) { Level = level }))
        {
            if (block is not HeadingBlock next || next.Level > level)
            {
                body.Add(block);
                continue;
            }

            if (heading is not null)
                sections.Add(new PageSection(PageText.Line(heading), heading.Line + 1, [.. body.TakeWhile(inner => inner is not HeadingBlock)], Split(body, level + 1)));
            heading = next;
            body = [];
        }

        return sections;
    }

    /// <summary>The section of a title; null where there is none.</summary>
    public PageSection? Find(string title) => Sections.FirstOrDefault(section => string.Equals(section.Title, title, StringComparison.OrdinalIgnoreCase));
}
