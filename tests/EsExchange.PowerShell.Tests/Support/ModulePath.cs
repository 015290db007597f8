namespace EsExchange.PowerShell.Tests.Support;

/// <summary>The folders in which PowerShell looks for modules: one for the process, so tests that change or watch it take turns.</summary>
internal static class ModulePath
{
    public const string Collection = "Module path";
}
