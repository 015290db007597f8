using System;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>GetUserConfiguration (MS-OXWSUSRCFG 3.1.4.3).</summary>
internal sealed class GetUserConfigurationOperation(DistinguishedFolder folder, string configuration) : IEwsOperation
{
    public string Name => "GetUserConfiguration";

    /// <summary>The item's XML data; null where there is no such item, empty where it has no such data.</summary>
    public byte[]? Result { get; private set; }

    public void Reset() => Result = null;

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("GetUserConfiguration", EwsNames.Messages);
        writer.WriteConfigurationName(EwsNames.Messages, folder, configuration);
        writer.WriteElementString("UserConfigurationProperties", EwsNames.Messages, "XmlData");
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        byte[] data = [];
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "UserConfiguration")
                return false;
            await reader.ReadChildrenAsync(async part =>
            {
                if (part != "XmlData")
                    return false;
                data = Convert.FromBase64String(await reader.ReadTextAsync().ConfigureAwait(false));
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        if (head.ResponseCode == "ErrorItemNotFound")
            return;
        ErrorMapper.ThrowIfError(head);
        Result = data;
    }
}
