using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Finds mailboxes by the beginning of a name or address (MS-OXWSRSLNM 3.1.4.1).</summary>
internal sealed class ResolveNames : IOperation
{
    private const int Most = 100;

    public string Name => nameof(ResolveNames);

    public XElement Execute(RequestContext context, XElement request)
    {
        var entry = (string?)request.Element(Ns.M + "UnresolvedEntry");
        if (string.IsNullOrWhiteSpace(entry))
            throw SoapFaultException.Schema("The 'UnresolvedEntry' element is missing or empty.");
        var wanted = entry.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) ? entry[5..] : entry;
        var found = context.Store.AddressBook.Where(m => Matches(m, wanted)).ToList();
        var response = Batch.Single(context, Name, () => found.Count == 0
            ? throw new EwsException("ErrorNameResolutionNoResults", "No results were found.")
            : [Resolutions(found)], request);
        if (found.Count > 1)
            Warn(response.Descendants(Ns.M + "ResolveNamesResponseMessage").Single());
        return response;
    }

    private static bool Matches(Recipient mailbox, string wanted) =>
        mailbox.Address.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        || mailbox.DisplayName.Split(' ').Append(mailbox.DisplayName).Any(n => n.StartsWith(wanted, StringComparison.OrdinalIgnoreCase));

    private static XElement Resolutions(List<Recipient> found) => new(
        Ns.M + "ResolutionSet",
        new XAttribute("TotalItemsInView", found.Count),
        new XAttribute("IncludesLastItemInRange", found.Count <= Most),
        found.Take(Most).Select(m => new XElement(Ns.T + "Resolution", Properties.People.Mailbox(m.Address, m.DisplayName, m.MailboxType))));

    private static void Warn(XElement message)
    {
        message.SetAttributeValue("ResponseClass", "Warning");
        message.Element(Ns.M + "ResponseCode")!.Value = "ErrorNameResolutionMultipleResults";
        message.AddFirst(new XElement(Ns.M + "MessageText", "Multiple results were found."));
        message.Element(Ns.M + "ResponseCode")!.AddAfterSelf(new XElement(Ns.M + "DescriptiveLinkKey", 0));
    }
}
