using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Secrets;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Database;

/// <summary>A vault of Microsoft.PowerShell.SecretManagement, reached through its cmdlets on the pipeline thread.</summary>
internal sealed class SecretManagementVault(PSCmdlet cmdlet, PipelineQueue queue) : ISecretVault
{
    public string Read(string vault, string name) => Run(vault, "param($name, $vault) Get-Secret -Name $name -Vault $vault -ErrorAction Stop", name, vault).FirstOrDefault()?.BaseObject switch
    {
        string text => text,
        SecureString text => Secrets.Reveal(text)!,
        _ => throw Fault(vault, Messages.Format("VaultLacksText", name), null),
    };

    public void Write(string vault, string name, string text)
    {
        var secret = new SecureString();
        foreach (char character in text)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        Run(vault, "param($name, $vault, $secret) Set-Secret -Name $name -Vault $vault -SecureStringSecret $secret -ErrorAction Stop", name, vault, secret);
    }

    public void Remove(string vault, string name) => Run(vault, "param($name, $vault) Remove-Secret -Name $name -Vault $vault -ErrorAction Stop", name, vault);

    private Collection<PSObject> Run(string vault, string script, params object[] arguments)
    {
        var done = new TaskCompletionSource<Collection<PSObject>>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Post(() =>
        {
            try
            {
                done.SetResult(cmdlet.InvokeCommand.InvokeScript(script, true, PipelineResultTypes.None, null, arguments));
            }
            catch (CommandNotFoundException error)
            {
                done.SetException(Fault(vault, Messages.Get("VaultModuleMissing"), error));
            }
            catch (RuntimeException error) when (error is not PipelineStoppedException)
            {
                done.SetException(Fault(vault, error.Message, error));
            }
            catch (Exception error)
            {
                done.SetException(error);
                throw;
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    private static EserpException Fault(string vault, string why, Exception? cause) =>
        new(EserpError.SecretKeyMissing, Messages.Format("VaultUnusable", vault, why), cause);
}
