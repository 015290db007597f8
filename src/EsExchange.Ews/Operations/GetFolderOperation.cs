using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>GetFolder (MS-OXWSFOLD 3.1.4.6).</summary>
internal sealed class GetFolderOperation(DistinguishedFolder folder) : IEwsOperation
{
    private string? id;
    private string? changeKey;
    private string displayName = string.Empty;
    private int? totalCount;
    private FolderRights? rights;

    public string Name => "GetFolder";

    public EwsFolder Result => id is null
        ? throw new XmlException("The answer to GetFolder names no folder.")
        : new EwsFolder(id, changeKey, displayName, totalCount) { Rights = rights };

    public void Reset()
    {
        id = null;
        rights = null;
    }

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("GetFolder", EwsNames.Messages);
        writer.WriteStartElement("FolderShape", EwsNames.Messages);
        writer.WriteElementString("BaseShape", EwsNames.Types, "Default");
        writer.WriteStartElement("AdditionalProperties", EwsNames.Types);
        writer.WriteFieldUri("folder:EffectiveRights");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteStartElement("FolderIds", EwsNames.Messages);
        writer.WriteFolderId(folder);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "Folders")
                return false;
            await reader.ReadChildrenAsync(async _ =>
            {
                await ReadFolderAsync(reader).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        ErrorMapper.ThrowIfError(head);
    }

    private Task ReadFolderAsync(XmlReader reader) =>
        reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "FolderId":
                    id = reader.GetAttribute("Id");
                    changeKey = reader.GetAttribute("ChangeKey");
                    return false;
                case "DisplayName":
                    displayName = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "TotalCount":
                    totalCount = int.Parse(await reader.ReadTextAsync().ConfigureAwait(false), CultureInfo.InvariantCulture);
                    return true;
                case "EffectiveRights":
                    rights = await ReadRightsAsync(reader).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        });

    private static async Task<FolderRights> ReadRightsAsync(XmlReader reader)
    {
        var allowed = new HashSet<string>();
        await reader.ReadChildrenAsync(async name =>
        {
            if (XmlConvert.ToBoolean(await reader.ReadTextAsync().ConfigureAwait(false)))
                allowed.Add(name);
            return true;
        }).ConfigureAwait(false);
        return new FolderRights(allowed.Contains("CreateContents"), allowed.Contains("Modify"), allowed.Contains("Delete"));
    }
}
