using System;
using System.Reflection;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A port that gives contents back as they are, and does nothing else.</summary>
public class Mirror : DispatchProxy
{
    public static T Of<T>()
        where T : class => Create<T, Mirror>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        args is [ItemContent content] && targetMethod!.ReturnType == typeof(ItemContent) ? content : throw new NotSupportedException($"{targetMethod} is I/O.");
}
