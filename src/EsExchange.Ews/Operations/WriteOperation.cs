using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>A batch of writes, each answered by a message of its own in the order of the request.</summary>
internal abstract class WriteOperation(int count) : IEwsOperation
{
    private readonly List<WriteResult> results = [];

    public abstract string Name { get; }

    public IReadOnlyList<WriteResult> Results => results.Count == count
        ? results
        : throw new XmlException("The answer does not have a message for each item.");

    /// <summary>How many items the batch writes.</summary>
    public int Count => count;

    public void Reset() => results.Clear();

    public abstract void WriteRequest(XmlWriter writer);

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ItemId? written = null;
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "Items")
                return false;
            await reader.ReadChildrenAsync(async _ =>
            {
                var item = new ItemReader();
                await item.ReadAsync(reader).ConfigureAwait(false);
                written = item.ItemId;
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        if (results.Count == count)
            throw new XmlException("The answer has more messages than items were written.");
        results.Add(Judge(head, Identify(results.Count, written)));
    }

    /// <summary>The id that a success of the item at the index stands for; null where the answer should have named it.</summary>
    protected abstract ItemId? Identify(int index, ItemId? written);

    private static WriteResult Judge(ResponseHead head, ItemId? id)
    {
        if (!head.IsError && head.ResponseCode == "NoError")
            return id is null ? new WriteResult.OutcomeUnknown(ErrorMapper.UnreadableItem) : new WriteResult.Done(id);
        EwsError error = ErrorMapper.ToItemError(head);
        return ResponseCodeTable.Find(head.ResponseCode).MayHaveTakenEffect
            ? new WriteResult.OutcomeUnknown(error)
            : new WriteResult.Failed(error);
    }
}
