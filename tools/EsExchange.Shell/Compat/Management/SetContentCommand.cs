using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Set-Content of files.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true)]
public sealed class SetContentCommand : ContentWriterCommand
{
    internal override bool Append => false;
}
