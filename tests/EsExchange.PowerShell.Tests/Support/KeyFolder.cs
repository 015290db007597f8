namespace EsExchange.PowerShell.Tests.Support;

/// <summary>The tests that set the folder of the keys for this process: one class after another.</summary>
internal static class KeyFolder
{
    public const string Collection = "Key folder";
}
