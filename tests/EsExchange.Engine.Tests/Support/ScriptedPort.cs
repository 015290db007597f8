using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A port that gives contents back as they are, notes what it is asked to do, and answers as it was told; what it was not told is refused.</summary>
public class ScriptedPort : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object?>> _answers = [];
    private readonly ConcurrentQueue<(string Method, object?[] Arguments)> _calls = [];

    /// <summary>The names of what was called, in order.</summary>
    public IEnumerable<string> Called => _calls.Select(call => call.Method);

    public static T Of<T>()
        where T : class => Of<T>(out _);

    public static T Of<T>(out ScriptedPort script)
        where T : class
    {
        T port = Create<T, ScriptedPort>();
        script = (ScriptedPort)(object)port;
        return port;
    }

    /// <summary>Tells what a method answers.</summary>
    public ScriptedPort On<TArgument, TResult>(string method, Func<TArgument, TResult> answer)
    {
        _answers[method] = arguments => Task.FromResult(answer((TArgument)arguments[0]!));
        return this;
    }

    /// <summary>Tells what a method answers to two arguments.</summary>
    public ScriptedPort On<TFirst, TSecond, TResult>(string method, Func<TFirst, TSecond, TResult> answer)
    {
        _answers[method] = arguments => Task.FromResult(answer((TFirst)arguments[0]!, (TSecond)arguments[1]!));
        return this;
    }

    /// <summary>Tells that a method is done without an answer.</summary>
    public ScriptedPort Allow(string method)
    {
        _answers[method] = _ => Task.CompletedTask;
        return this;
    }

    /// <summary>Tells what a method that waits for nothing, or a property, answers.</summary>
    public ScriptedPort Return(string method, object answer) => Answer(method, _ => answer);

    /// <summary>Tells what a method that waits for nothing answers to its arguments.</summary>
    public ScriptedPort Answer(string method, Func<object?[], object?> answer)
    {
        _answers[method] = answer;
        return this;
    }

    /// <summary>What a method was given as its first argument, call by call.</summary>
    public IReadOnlyList<T> Given<T>(string method) => [.. _calls.Where(call => call.Method == method).Select(call => (T)call.Arguments[0]!)];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [ItemContent content] && targetMethod!.ReturnType == typeof(ItemContent))
            return content;
        if (targetMethod!.Name == "get_Address")
            return SyncWorld.Address;
        _calls.Enqueue((targetMethod.Name, args!));
        return _answers.TryGetValue(targetMethod.Name, out Func<object?[], object?>? answer) ? answer(args!) : throw new NotSupportedException($"{targetMethod} was not expected.");
    }
}
