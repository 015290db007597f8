using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Staff;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Staff;

/// <summary>Gets eserp's staff.</summary>
[Cmdlet(VerbsCommon.Get, "EsStaff")]
[OutputType(typeof(EsStaff))]
public sealed class GetEsStaff : DatabaseCmdlet
{
    /// <summary>Names; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(StaffNameCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int[]? StaffNumber { get; set; }

    /// <summary>Employment statuses; wildcards are understood.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmploymentStatusCompleter))]
    [SupportsWildcards]
    public string[]? EmploymentStatus { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(null, () =>
    {
        IReadOnlyList<StaffMember> staff = Await(Eserp.Staff.GetStaffAsync);
        ReportUnknown(staff);
        foreach (StaffMember member in staff)
        {
            if (Wildcards.Match(Name, member.Name) && Wildcards.Match(EmploymentStatus, member.EmploymentStatus) && (StaffNumber is null || StaffNumber.Contains(member.StaffNumber)))
                WriteObject(new EsStaff(member));
        }
    });

    private void ReportUnknown(IReadOnlyList<StaffMember> staff)
    {
        foreach (string name in (Name ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !staff.Any(member => Wildcards.Match([name], member.Name))))
            WriteError(Unknown(Messages.Format("UnknownStaffName", name), name));
        foreach (int number in (StaffNumber ?? []).Where(number => staff.All(member => member.StaffNumber != number)))
            WriteError(Unknown(Messages.Format("UnknownStaffNumber", number), number));
    }

    private static ErrorRecord Unknown(string message, object target) => ErrorRecords.From(new CommandException("UnknownStaff", message), target);
}
