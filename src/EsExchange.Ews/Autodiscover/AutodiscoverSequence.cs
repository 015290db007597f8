using System;
using System.Collections.Generic;

namespace EsExchange.Ews.Autodiscover;

/// <summary>The order in which a machine outside of the directory looks for the service (MS-OXDISCO, without SCP).</summary>
internal static class AutodiscoverSequence
{
    /// <summary>The places for a mailbox's domain.</summary>
    public static IReadOnlyList<Place> For(string domain) =>
    [
        new Place.Host(new Uri($"https://{domain}/")),
        new Place.Host(new Uri($"https://autodiscover.{domain}/")),
        new Place.PlainHttp(new Uri($"http://autodiscover.{domain}/autodiscover/autodiscover.xml")),
        new Place.ServiceRecord(domain),
    ];

    /// <summary>What a host is asked, the way without credentials first.</summary>
    /// <param name="host">The host with its port.</param>
    /// <param name="address">The mailbox.</param>
    /// <param name="pox">The address for plain old XML where a redirect named one.</param>
    public static IReadOnlyList<Endpoint> Endpoints(Uri host, string address, Uri? pox = null) =>
    [
        new Endpoint(AutodiscoverMethod.Json, new Uri(host, "/autodiscover/autodiscover.json?Email=" + Uri.EscapeDataString(address) + "&Protocol=EWS")),
        new Endpoint(AutodiscoverMethod.Soap, new Uri(host, "/autodiscover/autodiscover.svc")),
        new Endpoint(AutodiscoverMethod.Pox, pox ?? new Uri(host, "/autodiscover/autodiscover.xml")),
    ];
}

/// <summary>A place to look.</summary>
internal abstract record Place
{
    /// <summary>A host with TLS.</summary>
    public sealed record Host(Uri Url) : Place;

    /// <summary>An address that is asked for a redirect alone.</summary>
    public sealed record PlainHttp(Uri Url) : Place;

    /// <summary>The records of a domain.</summary>
    public sealed record ServiceRecord(string Domain) : Place;
}

/// <summary>An address, and how it is asked.</summary>
internal sealed record Endpoint(AutodiscoverMethod Method, Uri Url);
