namespace EsExchange.Simulator.Store;

/// <summary>The four kinds of change that SyncFolderItems tells of.</summary>
public enum ChangeKind : byte
{
    Create,
    Update,
    Delete,
    ReadFlag,
}
