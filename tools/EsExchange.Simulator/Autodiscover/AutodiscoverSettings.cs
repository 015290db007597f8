using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace EsExchange.Simulator.Autodiscover;

/// <summary>What the server says where it is asked for the address of a mailbox's service, by the host name under which it is asked.</summary>
public sealed class AutodiscoverSettings
{
    private readonly ConcurrentDictionary<string, AutodiscoverRule> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<AutodiscoverRequest> _requests = new();

    /// <summary>The EWS address that is told; null for the one at which the server listens.</summary>
    public Uri? EwsUrl { get; set; }

    /// <summary>What was asked, in its order.</summary>
    public IReadOnlyCollection<AutodiscoverRequest> Requests => _requests;

    /// <summary>Sets what is answered at a host, and for a path where one is named; without a rule, the settings of mailboxes.</summary>
    public void At(string host, AutodiscoverRule rule, string? path = null) => _rules[host + path] = rule;

    /// <summary>Forgets rules and requests.</summary>
    public void Clear()
    {
        _rules.Clear();
        _requests.Clear();
        EwsUrl = null;
    }

    internal AutodiscoverRule? Find(string host, string path) => _rules.GetValueOrDefault(host + path) ?? _rules.GetValueOrDefault(host);

    internal void Note(AutodiscoverRequest request) => _requests.Enqueue(request);
}

/// <summary>One request.</summary>
/// <param name="Url">The address under which the server was asked, without the query.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="HasCredentials">Whether it held credentials.</param>
public sealed record AutodiscoverRequest(string Url, string Method, bool HasCredentials);

/// <summary>What is answered at a host.</summary>
public abstract record AutodiscoverRule
{
    private AutodiscoverRule()
    {
    }

    /// <summary>HTTP 404.</summary>
    public sealed record Missing : AutodiscoverRule;

    /// <summary>An HTTP redirect.</summary>
    public sealed record HttpRedirect(string Location) : AutodiscoverRule;

    /// <summary>An HTTP redirect where it was asked without TLS; otherwise HTTP 404.</summary>
    public sealed record PlainRedirect(string Location) : AutodiscoverRule;

    /// <summary>An HTTP redirect to another address of the same host each time.</summary>
    public sealed record Onward : AutodiscoverRule;

    /// <summary>An answer that names another address of Autodiscover.</summary>
    public sealed record RedirectUrl(string Url) : AutodiscoverRule;

    /// <summary>An answer that names another address of the mailbox.</summary>
    public sealed record RedirectAddress(string Address) : AutodiscoverRule;

    /// <summary>A page that is none of Autodiscover.</summary>
    public sealed record Page(string Html) : AutodiscoverRule;
}
