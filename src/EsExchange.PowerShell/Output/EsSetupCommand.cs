using EsExchange.Operations.Setup;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Output;

/// <summary>A command for the Exchange Management Shell or, with an application, for Exchange Online PowerShell.</summary>
public sealed class EsSetupCommand
{
    internal EsSetupCommand(string connection, SetupCommand command)
    {
        Connection = connection;
        Step = command.Step.ToString();
        Purpose = PurposeOf(command.Step);
        Command = command.Text;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>A stable word for what it is for.</summary>
    public string Step { get; }

    /// <summary>What it is for, in the language of the session.</summary>
    public string Purpose { get; }

    /// <summary>The command, to be run as it is.</summary>
    public string Command { get; }

    /// <inheritdoc/>
    public override string ToString() => Command;

    private static string PurposeOf(SetupStep step) => step switch
    {
        SetupStep.Version => Messages.Get("SetupVersion"),
        SetupStep.Url => Messages.Get("SetupUrl"),
        SetupStep.SignIn => Messages.Get("SetupSignIn"),
        SetupStep.Organization => Messages.Get("SetupOrganization"),
        SetupStep.ServicePrincipal => Messages.Get("SetupServicePrincipal"),
        SetupStep.Scope => Messages.Get("SetupScope"),
        SetupStep.Role => Messages.Get("SetupRole"),
        SetupStep.Throttling => Messages.Get("SetupThrottling"),
        _ => Messages.Get("SetupCheck"),
    };
}
