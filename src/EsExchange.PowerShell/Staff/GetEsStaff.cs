using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Staff;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Staff;

/// <summary>Gets eserp's staff.</summary>
[Cmdlet(VerbsCommon.Get, "EsStaff")]
[OutputType(typeof(EsStaff))]
public sealed class GetEsStaff : DatabaseCmdlet
{
    /// <summary>Names; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[]? Name { get; set; }

    /// <summary>Numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int[]? StaffNumber { get; set; }

    /// <summary>Employment statuses; wildcards are understood.</summary>
    [Parameter]
    public string[]? EmploymentStatus { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(null, () =>
    {
        foreach (StaffMember member in Await(Eserp.Staff.GetStaffAsync))
        {
            if (Wildcards.Match(Name, member.Name) && Wildcards.Match(EmploymentStatus, member.EmploymentStatus) && (StaffNumber is null || StaffNumber.Contains(member.StaffNumber)))
                WriteObject(new EsStaff(member));
        }
    });
}
