using System.Collections.Generic;

namespace EsExchange.Eserp.Mailbox;

/// <summary>A page of eserp's change feed.</summary>
/// <param name="Changes">The changes; may be empty.</param>
/// <param name="ChangeToken">The token from which the next page goes on.</param>
/// <param name="IsLast">Whether nothing is known to lie beyond this page.</param>
public sealed record EserpChangePage(IReadOnlyList<EserpChange> Changes, string ChangeToken, bool IsLast);

/// <summary>One changed appointment.</summary>
/// <param name="EserpId">Its number in eserp.</param>
/// <param name="Version">The version that the change led to.</param>
/// <param name="IsDeleted">Whether it was deleted, or the staff member no longer takes part: a certain deletion, as far as this mailbox goes.</param>
public sealed record EserpChange(long EserpId, long Version, bool IsDeleted);
