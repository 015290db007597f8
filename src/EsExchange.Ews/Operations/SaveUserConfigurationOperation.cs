using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>CreateUserConfiguration or UpdateUserConfiguration (MS-OXWSUSRCFG 3.1.4.1 and 3.1.4.4).</summary>
internal sealed class SaveUserConfigurationOperation(DistinguishedFolder folder, string configuration, byte[] xmlData, bool create) : IEwsOperation
{
    public string Name => create ? "CreateUserConfiguration" : "UpdateUserConfiguration";

    public void Reset()
    {
    }

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement(Name, EwsNames.Messages);
        writer.WriteStartElement("UserConfiguration", EwsNames.Messages);
        writer.WriteConfigurationName(EwsNames.Types, folder, configuration);
        writer.WriteStartElement("XmlData", EwsNames.Types);
        writer.WriteBase64(xmlData, 0, xmlData.Length);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader) =>
        ErrorMapper.ThrowIfError(await ResponseReader.ReadMessageAsync(reader, _ => new ValueTask<bool>(false)).ConfigureAwait(false));
}
