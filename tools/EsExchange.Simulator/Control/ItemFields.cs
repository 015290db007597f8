using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Control;

/// <summary>What items of every kind have in JSON. In a change, what is null stays as it is.</summary>
internal abstract record ItemFields
{
    public string? Id { get; init; }

    public string? ChangeKey { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public bool? BodyIsHtml { get; init; }

    public Sensitivity? Sensitivity { get; init; }

    public Importance? Importance { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public IReadOnlyList<ExtendedDocument>? Extended { get; init; }

    protected static T Fill<T>(Item item, T document)
        where T : ItemFields => document with
        {
            Id = item.ItemId,
            ChangeKey = item.ChangeKey,
            Subject = item.Subject,
            Body = item.Body.Content,
            BodyIsHtml = item.Body.IsHtml,
            Sensitivity = item.Sensitivity,
            Importance = item.Importance,
            Categories = item.Categories,
            Extended = [.. item.Extended.Select(e => new ExtendedDocument(e.Key.PropertySet, e.Key.Name, e.Key.Id, e.Key.Type, e.Value))],
        };

    protected void Apply(Item item)
    {
        item.Subject = Subject ?? item.Subject;
        item.Body = new ItemBody(Body ?? item.Body.Content, BodyIsHtml ?? item.Body.IsHtml);
        item.Sensitivity = Sensitivity ?? item.Sensitivity;
        item.Importance = Importance ?? item.Importance;
        item.Categories = Categories ?? item.Categories;
        foreach (var property in Extended ?? [])
            item.SetExtended(new ExtendedPropertyKey(property.Set, property.Name, property.Id, property.Type), [.. property.Values]);
    }
}

/// <summary>An extended property in JSON.</summary>
internal sealed record ExtendedDocument(Guid? Set, string? Name, int? Id, string Type, IReadOnlyList<string> Values);
