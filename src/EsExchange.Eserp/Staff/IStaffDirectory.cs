using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.Staff;

/// <summary>eserp's staff, read through the view <c>es.Staff</c>.</summary>
public interface IStaffDirectory
{
    /// <summary>All staff by number.</summary>
    Task<IReadOnlyList<StaffMember>> GetStaffAsync(CancellationToken cancellationToken);
}
