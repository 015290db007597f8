using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties that schema type CalendarItemType adds, in the schema's order.</summary>
internal static class CalendarProperties
{
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        PropertyFactory.Text<CalendarItem>("calendar:UID", i => i.Uid, (i, v) => i.Uid = v) with { Clear = null, Since = EwsVersion.Exchange2007SP1 },
        PropertyFactory.Moment<CalendarItem>("calendar:RecurrenceId", i => i.OriginalStart) with { Since = EwsVersion.Exchange2007SP1 },
        PropertyFactory.Moment<CalendarItem>("calendar:DateTimeStamp", i => i.LastModified) with { Since = EwsVersion.Exchange2007SP1 },
        PropertyFactory.Moment<CalendarItem>("calendar:Start", i => i.Start, (i, v) => i.Start = v!.Value) with { InDefault = true },
        PropertyFactory.Moment<CalendarItem>("calendar:End", i => i.End) with { InDefault = true, Write = (i, e, c) => ((CalendarItem)i).End = XmlTime.Read(e.Value, EndRules((CalendarItem)i, c)) },
        PropertyFactory.Moment<CalendarItem>("calendar:OriginalStart", i => i.OriginalStart),
        PropertyFactory.Flag<CalendarItem>("calendar:IsAllDayEvent", i => i.IsAllDay, (i, v) => i.IsAllDay = v) with { InDefault = true },
        PropertyFactory.Choice<CalendarItem, FreeBusy>("calendar:LegacyFreeBusyStatus", i => i.FreeBusy, (i, v) => i.FreeBusy = v, FreeBusy.Busy) with { InDefault = true },
        PropertyFactory.Text<CalendarItem>("calendar:Location", i => i.Location, (i, v) => i.Location = v) with { InDefault = true },
        PropertyFactory.Flag<CalendarItem>("calendar:IsMeeting", i => i.IsMeeting),
        PropertyFactory.Flag<CalendarItem>("calendar:IsCancelled", i => i.IsCancelled),
        PropertyFactory.Flag<CalendarItem>("calendar:IsRecurring", i => i.Kind != CalendarItemKind.Single),
        PropertyFactory.Flag<CalendarItem>("calendar:MeetingRequestWasSent", i => i.MeetingRequestWasSent),
        PropertyFactory.Flag<CalendarItem>("calendar:IsResponseRequested", i => i.IsResponseRequested, (i, v) => i.IsResponseRequested = v),
        PropertyFactory.Text<CalendarItem>("calendar:CalendarItemType", i => i.Kind.ToString()) with { InDefault = true },
        PropertyFactory.Choice<CalendarItem, ResponseType>("calendar:MyResponseType", MyResponse) with { InDefault = true },
        new("calendar:Organizer", typeof(CalendarItem), (i, c) => new XElement(Ns.T + "Organizer", Organizer((CalendarItem)i, c)))
        { InDefault = true, Value = (i, _) => ((CalendarItem)i).Organizer ?? i.Folder!.Mailbox.Address },
        Attendees("calendar:RequiredAttendees", AttendeeRole.Required),
        Attendees("calendar:OptionalAttendees", AttendeeRole.Optional),
        Attendees("calendar:Resources", AttendeeRole.Resource),
        PropertyFactory.Number<CalendarItem>("calendar:ConflictingMeetingCount", _ => 0) with { InAll = false, InFind = false },
        PropertyFactory.Number<CalendarItem>("calendar:AdjacentMeetingCount", _ => 0) with { InAll = false, InFind = false },
        PropertyFactory.Text<CalendarItem>("calendar:Duration", i => XmlConvert.ToString((i.End - i.Start).ToTimeSpan())),
        new("calendar:TimeZone", typeof(CalendarItem), (i, c) => new XElement(Ns.T + "TimeZone", StartZone((CalendarItem)i, c).Name)) { InFind = false },
        PropertyFactory.Moment<CalendarItem>("calendar:AppointmentReplyTime", i => i.ReplyTime) with { InFind = false },
        PropertyFactory.Number<CalendarItem>("calendar:AppointmentSequenceNumber", i => i.SequenceNumber),
        PropertyFactory.Number<CalendarItem>("calendar:AppointmentState", State),
        .. SeriesProperties.All,
        ZoneDefinition("calendar:StartTimeZone", StartZone, (i, id) => i.StartTimeZone = id) with { WriteOrder = 0 },
        ZoneDefinition("calendar:EndTimeZone", EndZone, (i, id) => i.EndTimeZone = id) with { WriteOrder = 0 },
        PropertyFactory.Flag<CalendarItem>("calendar:AllowNewTimeProposal", i => i.AllowNewTimeProposal, (i, v) => i.AllowNewTimeProposal = v),
        PropertyFactory.Text<CalendarItem>("calendar:StartTimeZoneId", i => i.StartTimeZone ?? ZoneCatalog.UtcId) with { Since = EwsVersion.Exchange2013 },
        PropertyFactory.Text<CalendarItem>("calendar:EndTimeZoneId", i => i.EndTimeZone ?? i.StartTimeZone ?? ZoneCatalog.UtcId) with { Since = EwsVersion.Exchange2013 },
        PropertyFactory.Flag<CalendarItem>("calendar:IsOrganizer", i => i.Organizer is null) with { Since = EwsVersion.Exchange2013 },
    ];

    private static Zone StartZone(CalendarItem item, PropertyContext context) => context.Zones.Find(item.StartTimeZone) ?? context.Zones.Utc;

    private static Zone EndZone(CalendarItem item, PropertyContext context) => context.Zones.Find(item.EndTimeZone ?? item.StartTimeZone) ?? context.Zones.Utc;

    private static NodaTime.DateTimeZone EndRules(CalendarItem item, PropertyContext context) =>
        item.EndTimeZone is null ? context.ZoneOf(item) : EndZone(item, context).Rules;

    private static ResponseType MyResponse(CalendarItem item) => item switch
    {
        { Organizer: not null } => item.MyResponse,
        { IsMeeting: true } => ResponseType.Organizer,
        _ => ResponseType.Unknown,
    };

    private static XElement Organizer(CalendarItem item, PropertyContext context)
    {
        var owner = item.Folder!.Mailbox;
        return People.Mailbox(item.Organizer ?? owner.Address, item.Organizer is null ? owner.DisplayName : null, context.Store);
    }

    /// <summary>asfMeeting 1, asfReceived 2, asfCanceled 4 (MS-OXOCAL 2.2.1.10).</summary>
    private static int State(CalendarItem item) =>
        (item.IsMeeting ? 1 : 0) | (item.Organizer is null ? 0 : 2) | (item.IsCancelled ? 4 : 0);

    private static ItemProperty Attendees(string uri, AttendeeRole role)
    {
        return new(uri, typeof(CalendarItem), (i, c) => People.Attendees(PropertyFactory.NameOf(uri), (CalendarItem)i, role, c.Store))
        {
            InFind = false,
            Write = (i, e, _) => Set(i, People.Parse(e, role)),
            Append = (i, e, _) => Set(i, ((CalendarItem)i).Attendees.Where(a => a.Role == role).Concat(People.Parse(e, role))),
            Clear = i => Set(i, []),
            Value = (i, _) => ((CalendarItem)i).Attendees.Where(a => a.Role == role).Select(a => a.Address).ToList(),
        };

        void Set(Item item, IEnumerable<Attendee> listed) =>
            ((CalendarItem)item).Attendees = People.Replace((CalendarItem)item, role, listed);
    }

    private static ItemProperty ZoneDefinition(string uri, System.Func<CalendarItem, PropertyContext, Zone> get, System.Action<CalendarItem, string?> set) =>
        new(uri, typeof(CalendarItem), (i, c) =>
        {
            var definition = get((CalendarItem)i, c).Definition;
            return new XElement(PropertyFactory.NameOf(uri), definition.Attributes(), definition.Elements());
        })
        {
            InFind = false,
            Since = EwsVersion.Exchange2010,
            Write = (i, e, c) => set((CalendarItem)i, (c.Zones.Match(e) ?? throw new EwsException(
                "ErrorCalendarInvalidTimeZone", "The time zone '" + (string?)e.Attribute("Id") + "' is unknown.")).Id),
            Clear = i => set((CalendarItem)i, null),
        };
}
