using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace EsExchange.Operations.Schedules;

/// <summary>The Task Scheduler of Windows by its COM interface, so that a password is in no file and no command line.</summary>
#if NET
[System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
internal sealed class WindowsTaskService : ITaskService
{
    private const string Folder = "EsExchange";
    private const int CreateOrUpdate = 6;
    private const int WithHidden = 1;
    private const int LogonPassword = 1;
    private const int LogonService = 5;

    private readonly object _root;

    public WindowsTaskService()
    {
        Type type = Type.GetTypeFromProgID("Schedule.Service", throwOnError: true)!;
        object service = Activator.CreateInstance(type)!;
        Call(service, "Connect");
        _root = Call(service, "GetFolder", "\\")!;
    }

    public void Register(string name, string xml, TaskAccount account)
    {
        object folder = Find() ?? Call(_root, "CreateFolder", Folder)!;
        Call(folder, "RegisterTask", name, xml, CreateOrUpdate, account.UserName, account.Password, account.IsService ? LogonService : LogonPassword, null);
    }

    public IReadOnlyList<string> List()
    {
        if (Find() is not { } folder)
            return [];
        object tasks = Call(folder, "GetTasks", WithHidden)!;
        var definitions = new List<string>();
        for (int index = 1; index <= Convert.ToInt32(Get(tasks, "Count"), CultureInfo.InvariantCulture); index++)
            definitions.Add((string)Get(Get(tasks, "Item", index)!, "Xml")!);
        return definitions;
    }

    public void Delete(string name)
    {
        try
        {
            if (Find() is { } folder)
                Call(folder, "DeleteTask", name, 0);
        }
        catch (FileNotFoundException)
        {
            // Somebody else was quicker.
        }
    }

    private object? Find()
    {
        try
        {
            return Call(_root, "GetFolder", Folder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static object? Call(object target, string method, params object?[] arguments) => Invoke(target, method, BindingFlags.InvokeMethod, arguments);

    private static object? Get(object target, string property, params object?[] arguments) => Invoke(target, property, BindingFlags.GetProperty, arguments);

    private static object? Invoke(object target, string member, BindingFlags kind, object?[] arguments)
    {
        try
        {
            return target.GetType().InvokeMember(member, kind, null, target, arguments, CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(error.InnerException).Throw();
            throw;
        }
    }
}
