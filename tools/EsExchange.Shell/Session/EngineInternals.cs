using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace EsExchange.Shell.Session;

/// <summary>
/// The few members of the engine that pwsh's own host and cmdlets reach as friend assemblies and that have no public twin.
/// </summary>
internal static class EngineInternals
{
    private const string FormatNamespace = "Microsoft.PowerShell.Commands.Internal.Format.";
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>Lets <c>exit</c> in the next script file end the shell, not just the script.</summary>
    public static void LetNextScriptFileExit(Runspace runspace)
    {
        var context = typeof(Runspace).GetProperty("GetExecutionContext", Instance)?.GetValue(runspace)
            ?? throw Missing("Runspace.GetExecutionContext");
        var property = context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Instance)
            ?? throw Missing("ExecutionContext.ScriptCommandProcessorShouldRethrowExit");
        property.SetValue(context, true);
    }

    /// <summary>Gives a formatting cmdlet the engine's own formatter for <paramref name="shape"/> ("Table", "List" or "Wide").</summary>
    public static void SetFormatter(Cmdlet cmdlet, string shape)
    {
        var shapes = FormatType("FormatShape");
        SetImplementation(cmdlet, Create(FormatType("InnerFormatShapeCommand"), Enum.Parse(shapes, shape)));
    }

    /// <summary>Gives an outputting cmdlet the engine's own renderer.</summary>
    /// <returns>What <see cref="SetRendererOutput"/> needs.</returns>
    public static object SetRenderer(Cmdlet cmdlet)
    {
        var renderer = Create(FormatType("OutputManagerInner"));
        SetImplementation(cmdlet, renderer);
        return renderer;
    }

    /// <summary>Lets <paramref name="renderer"/> write lines of at most <paramref name="columns"/> characters to <paramref name="writer"/>.</summary>
    public static void SetRendererOutput(object renderer, TextWriter writer, int columns)
    {
        var property = renderer.GetType().GetProperty("LineOutput", Instance) ?? throw Missing("OutputManagerInner.LineOutput");
        property.SetValue(renderer, Create(FormatType("TextWriterLineOutput"), writer, columns));
    }

    private static void SetImplementation(Cmdlet cmdlet, object implementation)
    {
        var type = FormatType("FrontEndCommandBase");
        var field = type.GetField("implementation", Instance) ?? throw Missing("FrontEndCommandBase.implementation");
        field.SetValue(cmdlet, implementation);
    }

    private static Type FormatType(string name) =>
        Engine.GetType(FormatNamespace + name) ?? throw Missing(name);

    private static object Create(Type type, params object[] arguments) =>
        Activator.CreateInstance(type, Instance, binder: null, arguments, culture: null)!;

    private static NotSupportedException Missing(string member) =>
        new($"System.Management.Automation {Engine.GetName().Version} has no {member}.");
}
