using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Get-Member: the members of each type of object met.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    protected override void ProcessRecord()
    {
        if (InputObject is null || !seen.Add(InputObject.TypeNames[0]))
            return;

        var names = Name.Select(n => WildcardPattern.Get(n, WildcardOptions.IgnoreCase)).ToArray();
        foreach (var member in InputObject.Members
            .Where(m => (m.MemberType & MemberType) != 0 && names.Any(n => n.IsMatch(m.Name)))
            .Where(m => !m.Name.StartsWith("get_", StringComparison.Ordinal) && !m.Name.StartsWith("set_", StringComparison.Ordinal))
            .OrderBy(m => m.MemberType.ToString(), StringComparer.Ordinal)
            .ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase))
            WriteObject(new MemberDescription(member.Name, member.MemberType, member.ToString()!, InputObject.TypeNames[0]));
    }
}
