using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>GetStreamingEvents: waits for events of several subscriptions (MS-OXWSNTIF 3.1.4.2).</summary>
/// <param name="subscriptions">Up to 200 ids.</param>
/// <param name="minutes">When the server shall close the connection, 1 to 30.</param>
/// <param name="onEvent">Told the subscription of each event.</param>
internal sealed class GetStreamingEventsOperation(IReadOnlyCollection<string> subscriptions, int minutes, Action<string> onEvent) : IContinuousOperation
{
    private readonly List<string> lost = [];

    public string Name => "GetStreamingEvents";

    /// <summary>Subscriptions that the server does not know any more.</summary>
    public IReadOnlyList<string> Lost => lost;

    public void Reset() => lost.Clear();

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("GetStreamingEvents", EwsNames.Messages);
        writer.WriteStartElement("SubscriptionIds", EwsNames.Messages);
        foreach (string subscription in subscriptions)
            writer.WriteElementString("SubscriptionId", EwsNames.Types, subscription);
        writer.WriteEndElement();
        writer.WriteElementString("ConnectionTimeout", EwsNames.Messages, XmlConvert.ToString(minutes));
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            switch (name)
            {
                case "Notifications":
                    await reader.ReadChildrenAsync(_ => ReadNotificationAsync(reader)).ConfigureAwait(false);
                    return true;
                case "ErrorSubscriptionIds":
                    await reader.ReadChildrenAsync(async _ =>
                    {
                        lost.Add(await reader.ReadTextAsync().ConfigureAwait(false));
                        return true;
                    }).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);
        if (lost.Count == 0)
            ErrorMapper.ThrowIfError(head);
    }

    private async ValueTask<bool> ReadNotificationAsync(XmlReader reader)
    {
        string subscription = string.Empty;
        bool changed = false;
        await reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "SubscriptionId":
                    subscription = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "StatusEvent" or "PreviousWatermark" or "MoreEvents":
                    return false;
                default:
                    changed = true;
                    return false;
            }
        }).ConfigureAwait(false);
        if (changed)
            onEvent(subscription);
        return true;
    }
}
