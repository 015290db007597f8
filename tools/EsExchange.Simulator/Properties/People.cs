using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>Addresses and attendees in XML.</summary>
internal static class People
{
    public static XElement Mailbox(string address, string? name, ExchangeStore store)
    {
        var known = store.Find(address);
        return Mailbox(address, name ?? known?.DisplayName ?? address, known is null ? "OneOff" : "Mailbox");
    }

    public static XElement Mailbox(string address, string name, string mailboxType) => new(
        Ns.T + "Mailbox",
        new XElement(Ns.T + "Name", name),
        new XElement(Ns.T + "EmailAddress", address),
        new XElement(Ns.T + "RoutingType", "SMTP"),
        new XElement(Ns.T + "MailboxType", mailboxType));

    public static XElement? Attendees(XName name, CalendarItem item, AttendeeRole role, ExchangeStore store)
    {
        var listed = item.Attendees.Where(a => a.Role == role).ToList();
        return listed.Count == 0 ? null : new XElement(name, listed.Select(a => new XElement(
            Ns.T + "Attendee",
            Mailbox(a.Address, a.Name, store),
            new XElement(Ns.T + "ResponseType", a.Response.ToString()))));
    }

    public static IReadOnlyList<Attendee> Replace(CalendarItem item, AttendeeRole role, IEnumerable<Attendee> attendees)
    {
        var before = item.Attendees.Where(a => a.Role == role).ToDictionary(a => a.Address, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. item.Attendees.Where(a => a.Role != role),
            .. attendees.DistinctBy(a => a.Address, StringComparer.OrdinalIgnoreCase)
                .Select(a => before.TryGetValue(a.Address, out var known) ? a with { Response = known.Response } : a),
        ];
    }

    public static IEnumerable<Attendee> Parse(XElement list, AttendeeRole role) => list.Elements(Ns.T + "Attendee").Select(a =>
    {
        var mailbox = a.Element(Ns.T + "Mailbox");
        var address = (string?)mailbox?.Element(Ns.T + "EmailAddress");
        if (string.IsNullOrWhiteSpace(address))
            throw new EwsException("ErrorMissingInformationEmailAddress", "The required e-mail address is missing.");
        return new Attendee(address, (string?)mailbox!.Element(Ns.T + "Name"), role);
    });
}
