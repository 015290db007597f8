using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>ResolveNames (MS-OXWSRSLNM 3.1.4.1) for an SMTP address.</summary>
internal sealed class ResolveNamesOperation(string address) : IEwsOperation
{
    private readonly List<AddressBookEntry> entries = [];

    public string Name => "ResolveNames";

    public IReadOnlyList<AddressBookEntry> Entries => entries;

    public void Reset() => entries.Clear();

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("ResolveNames", EwsNames.Messages);
        writer.WriteAttributeString("ReturnFullContactData", "false");
        writer.WriteAttributeString("SearchScope", "ActiveDirectory");
        writer.WriteElementString("UnresolvedEntry", EwsNames.Messages, XmlCharacters.Clean("smtp:" + address));
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "ResolutionSet")
                return false;
            await reader.ReadChildrenAsync(async _ =>
            {
                await reader.ReadChildrenAsync(ReadResolutionAsync).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        if (head.ResponseCode is not ("ErrorNameResolutionNoResults" or "ErrorNameResolutionMultipleResults"))
            ErrorMapper.ThrowIfError(head);

        async ValueTask<bool> ReadResolutionAsync(string name)
        {
            if (name != "Mailbox")
                return false;
            var values = new Dictionary<string, string>();
            await reader.ReadChildrenAsync(async property =>
            {
                values[property] = await reader.ReadTextAsync().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            entries.Add(new AddressBookEntry(Value("Name"), Value("EmailAddress"), Value("MailboxType")));
            return true;

            string Value(string property) => values.TryGetValue(property, out string? value) ? value : string.Empty;
        }
    }
}
