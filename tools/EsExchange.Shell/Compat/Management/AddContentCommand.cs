using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Add-Content of files.</summary>
[Cmdlet(VerbsCommon.Add, "Content", SupportsShouldProcess = true)]
public sealed class AddContentCommand : ContentWriterCommand
{
    internal override bool Append => true;
}
