using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Sends drafts (MS-OXWSCORE 3.1.4.8).</summary>
internal sealed class SendItem : IOperation
{
    public string Name => nameof(SendItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var save = (string?)request.Attribute("SaveItemToFolder") == "true";
        return Batch.Run(context, Name, request.Elements(Ns.M + "ItemIds").Elements(), id =>
        {
            if (Targets.Item(context, id) is not MessageItem message)
                throw new EwsException("ErrorInvalidItemForOperationSendItem", "Operation SendItem is invalid for item.");
            context.MessagesSent(message.To.Count);
            message.Folder!.Remove(message, context.Caller.DisplayNameIn(context.Store));
            if (save)
            {
                var sent = (MessageItem)message.Clone();
                sent.IsDraft = false;
                var saved = request.Element(Ns.M + "SavedItemFolderId");
                var folder = saved is null ? context.Mailbox.Distinguished("sentitems")! : Targets.FolderIn(context, saved, "ErrorSavedItemFolderNotFound");
                folder.Insert(sent, context.Caller.DisplayNameIn(context.Store));
            }

            return [];
        });
    }
}
