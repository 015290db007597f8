using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>An appointment as eserp shows it now.</summary>
/// <param name="Id">Its number in eserp.</param>
/// <param name="Version">Its version for this staff member: the number of its last change in the feed, 0 where the feed knows none.</param>
/// <param name="Content">Its content; times are converted from the zone of the database.</param>
/// <param name="Modified">When it was last changed.</param>
public sealed record EserpAppointment(long Id, long Version, Appointment Content, Instant Modified);
