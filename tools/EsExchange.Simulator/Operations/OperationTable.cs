using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Simulator.Operations;

/// <summary>Every operation this server offers. A new operation is a file beside this one and a row here.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, IOperation> ByName = new IOperation[]
    {
        new CopyItem(), new CreateFolder(), new CreateItem(), new CreateUserConfiguration(), new DeleteFolder(), new DeleteItem(), new DeleteUserConfiguration(),
        new FindFolder(), new FindItem(), new GetEvents(), new GetFolder(), new GetItem(), new GetServerTimeZones(), new GetUserConfiguration(), new MoveItem(), new ResolveNames(),
        new SendItem(), new Subscribe(), new SyncFolderHierarchy(), new SyncFolderItems(), new Unsubscribe(), new UpdateFolder(), new UpdateItem(), new UpdateUserConfiguration(),
    }.ToDictionary(o => o.Name, StringComparer.Ordinal);

    public static IOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
