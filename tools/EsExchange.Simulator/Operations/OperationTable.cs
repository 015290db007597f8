using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Simulator.Operations;

/// <summary>Every operation this server offers. A new operation is a file beside this one and a row here.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, IOperation> ByName = new IOperation[]
    {
        new CopyItem(), new CreateFolder(), new CreateItem(), new DeleteFolder(), new DeleteItem(), new FindFolder(), new FindItem(),
        new GetFolder(), new GetItem(), new GetServerTimeZones(), new MoveItem(), new ResolveNames(), new SendItem(),
        new SyncFolderHierarchy(), new SyncFolderItems(), new UpdateFolder(), new UpdateItem(),
    }.ToDictionary(o => o.Name, StringComparer.Ordinal);

    public static IOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
