using System;
using System.Management.Automation;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class PromptTests
{
    [Fact]
    public void Credential_is_asked_for_and_never_shown()
    {
        using var session = ShellSession.Open(new ShellSessionOptions { Answers = ["anna", "s3cret"] });

        var result = session.Run("$c = Get-Credential; $c.UserName");

        Assert.Equal("anna", Assert.Single(result.Output).BaseObject);
        Assert.DoesNotContain("s3cret", result.Text, StringComparison.Ordinal);
        Assert.Contains("Password for user anna: ", result.Text, StringComparison.Ordinal);
        var credential = (PSCredential)((PSObject)session.Runspace.SessionStateProxy.GetVariable("c")).BaseObject;
        Assert.Equal("s3cret", credential.GetNetworkCredential().Password);
    }

    [Fact]
    public void Missing_mandatory_parameters_are_asked_for()
    {
        using var session = ShellSession.Open(new ShellSessionOptions { Answers = ["eins", "x", "7"] });

        var result = session.Run("function f { param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [int] $Number) \"$Name $($Number + 1)\" } f");

        Assert.Equal("eins 8", Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void Confirmation_takes_labels_keys_and_the_default()
    {
        const string Script = "function f { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it')) { 'did' } else { 'left' } }; f";
        foreach (var (answer, outcome) in new[] { ("y", "did"), ("Yes", "did"), ("", "did"), ("n", "left"), ("No", "left") })
        {
            using var session = ShellSession.Open(new ShellSessionOptions { Answers = [answer] });
            Assert.Equal(outcome, Assert.Single(session.Run(Script).Output).BaseObject);
        }
    }

    [Fact]
    public void Question_without_anybody_to_answer_is_an_error()
    {
        using var session = ShellSession.Open();

        var result = session.Run("Read-Host 'Name'");

        Assert.Contains("non-interactively", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_after_the_input_ended_is_an_error()
    {
        using var session = ShellSession.Open(new ShellSessionOptions { Answers = [] });

        Assert.Single(session.Run("Read-Host 'Name'").Errors);
    }
}
