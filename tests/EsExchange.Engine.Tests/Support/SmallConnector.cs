using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Tests.Support;

/// <summary>The way to an Exchange organisation in which each mailbox has the same folder.</summary>
internal sealed class SmallConnector : IExchangeConnector
{
    private readonly IExchangeOrganisation _organisation;
    private readonly ScriptedPort _script;

    public SmallConnector(IExchangeFolder folder)
    {
        _organisation = ScriptedPort.Of<IExchangeOrganisation>(out _script);
        _script.Allow("Dispose").Answer("OpenFolder", arguments =>
        {
            Folders.Add((ExchangeFolderOptions)arguments[1]!);
            return folder;
        });
    }

    /// <summary>The connections that were opened and the secrets that were shown.</summary>
    public List<(int Connection, string? Secret)> Opened { get; } = [];

    public List<ExchangeFolderOptions> Folders { get; } = [];

    public bool IsClosed => _script.Called.Contains("Dispose");

    /// <summary>What happens while the organisation is opened.</summary>
    public Func<CancellationToken, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken)
    {
        Opened.Add((connection.Id, secret));
        await Meanwhile(cancellationToken);
        return _organisation;
    }
}
