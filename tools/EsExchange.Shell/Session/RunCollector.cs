using System;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace EsExchange.Shell.Session;

/// <summary>Keeps what a command yields on each of its streams.</summary>
internal sealed class RunCollector
{
    public ConcurrentQueue<PSObject> Output { get; } = new();

    public ConcurrentQueue<ErrorRecord> Errors { get; } = new();

    public ConcurrentQueue<WarningRecord> Warnings { get; } = new();

    public ConcurrentQueue<VerboseRecord> Verbose { get; } = new();

    public ConcurrentQueue<InformationRecord> Information { get; } = new();

    public ConcurrentQueue<ProgressRecord> Progress { get; } = new();

    public void Add(PSObject value)
    {
        if (value.BaseObject is ErrorRecord error && value.Properties["writeErrorStream"] is not null)
            Errors.Enqueue(error);
        else
            Output.Enqueue(value);
    }

    public void Add(ErrorRecord error) => Errors.Enqueue(error);

    public void Observe(PSDataStreams streams)
    {
        Keep(streams.Warning, Warnings);
        Keep(streams.Verbose, Verbose);
        Keep(streams.Information, Information);
        Keep(streams.Progress, Progress);
    }

    private static void Keep<T>(PSDataCollection<T> stream, ConcurrentQueue<T> kept) =>
        stream.DataAdded += (_, added) => kept.Enqueue(stream[added.Index]);
}
