using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using EsExchange.Engine.Plans;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>A saved plan as a file: JSON that an admin can read.</summary>
internal static class PlanFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, SavedPlan plan) =>
        File.WriteAllText(path, JsonSerializer.Serialize(new Document { DatabaseId = plan.DatabaseId, Created = plan.Created, Changes = plan.Lines }, Options));

    /// <exception cref="CommandException"><c>NotAPlan</c>: the file cannot be read, or holds no plan.</exception>
    public static SavedPlan Read(string path)
    {
        try
        {
            Document? document = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Options);
            if (document is { Changes: { } changes } && document.DatabaseId != Guid.Empty)
                return new SavedPlan(document.DatabaseId, document.Created, changes);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException("NotAPlan", Messages.Format("PlanUnreadable", path, error.Message));
        }

        throw new CommandException("NotAPlan", Messages.Format("NotAPlan", path));
    }

    private sealed class Document
    {
        public Guid DatabaseId { get; init; }

        public DateTimeOffset Created { get; init; }

        public IReadOnlyList<string>? Changes { get; init; }
    }
}
