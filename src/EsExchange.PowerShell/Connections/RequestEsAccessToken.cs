using System.Linq;
using System.Management.Automation;
using EsExchange.Engine.Ews;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Asks the authority for a token, to see that the application is set up (manual: "Auth-Token erfragen").</summary>
[Cmdlet(VerbsLifecycle.Request, "EsAccessToken")]
[OutputType(typeof(EsAccessToken))]
public sealed class RequestEsAccessToken : DatabaseCmdlet
{
    /// <summary>Names of connections that use OAuth 2.0; wildcards are understood. By default all that do.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Outputs the token itself too. Whoever has it can read and write the mailboxes until it expires.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        foreach (ExchangeConnection connection in FindConnections(Name).Where(IsMeant))
            ForItem(connection.Name, () => WriteObject(Ask(connection)));
    });

    private bool IsMeant(ExchangeConnection connection) =>
        connection.Authentication == AuthenticationMode.OAuth || Name?.Any(name => !WildcardPattern.ContainsWildcardCharacters(name)) == true;

    private EsAccessToken Ask(ExchangeConnection connection)
    {
        if (connection.Authentication != AuthenticationMode.OAuth)
            throw new CommandException("NotOAuth", Messages.Format("NotOAuth", connection.Name));
        AccessToken issued = Await(async token =>
        {
            string? secret = await Eserp.Configuration.GetSecretAsync(connection.Id, token).ConfigureAwait(false);
            return await ConnectionToken.RequestAsync(connection, secret, System.TimeProvider.System, token).ConfigureAwait(false);
        });
        return new EsAccessToken(connection.Name, issued, AsPlainText);
    }
}
