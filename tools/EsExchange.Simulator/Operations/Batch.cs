using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Responses of operations on many things: one response message for each, in the request's order.</summary>
internal static class Batch
{
    /// <summary>Errors of the mailbox itself; Exchange does not try what is left of a batch after one of them.</summary>
    private static readonly FrozenSet<string> Stopping = FrozenSet.ToFrozenSet(
        ["ErrorServerBusy", "ErrorMailboxStoreUnavailable", "ErrorMailboxMoveInProgress", "ErrorConnectionFailed", "ErrorTimeoutExpired", "ErrorQuotaExceeded"],
        StringComparer.Ordinal);

    /// <param name="context">The request's context.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="targets">What it is done to.</param>
    /// <param name="execute">Does it to one and returns what follows the response code.</param>
    /// <param name="onError">What follows the response code in an error.</param>
    public static XElement Run(
        RequestContext context,
        string operation,
        IEnumerable<XElement> targets,
        Func<XElement, IEnumerable<object?>> execute,
        Func<IEnumerable<object?>>? onError = null)
    {
        var messages = new XElement(Ns.M + "ResponseMessages");
        var name = Ns.M + (operation + "ResponseMessage");
        var index = 0;
        var stopped = false;
        foreach (var target in targets)
        {
            if (stopped)
            {
                messages.Add(Message(name, "Warning", "ErrorBatchProcessingStopped", "An error occurred while processing an item. The remaining items were not processed.", [], onError?.Invoke()));
                continue;
            }

            try
            {
                if (context.InjectedError(index) is { } injected)
                    throw new EwsException(injected, "The operation failed.");
                messages.Add(new XElement(name, new XAttribute("ResponseClass", "Success"), new XElement(Ns.M + "ResponseCode", "NoError"), execute(target)));
            }
            catch (StoreRefusal e)
            {
                messages.Add(Message(name, "Error", e.Code, e.Message, [], onError?.Invoke()));
            }
            catch (EwsException e) when (e is not SoapFaultException)
            {
                messages.Add(Message(name, "Error", e.Code, e.Message, e.Values, onError?.Invoke()));
                stopped = Stopping.Contains(e.Code);
            }

            index++;
        }

        return new XElement(Ns.M + (operation + "Response"), messages);
    }

    /// <summary>The response of an operation that does one thing.</summary>
    public static XElement Single(RequestContext context, string operation, Func<IEnumerable<object?>> execute, XElement request) =>
        Run(context, operation, [request], _ => execute());

    private static XElement Message(
        XName name, string responseClass, string code, string text, IReadOnlyList<(string Name, string Value)> values, IEnumerable<object?>? content) => new(
        name,
        new XAttribute("ResponseClass", responseClass),
        new XElement(Ns.M + "MessageText", text),
        new XElement(Ns.M + "ResponseCode", code),
        new XElement(Ns.M + "DescriptiveLinkKey", 0),
        values.Count == 0 ? null : MessageXml(values),
        content);

    private static XElement MessageXml(IReadOnlyList<(string Name, string Value)> values) => new(
        Ns.M + "MessageXml",
        values.Select(v => v.Name.Split('/') is ["PropertyPath", .. var index]
            ? index is [var key]
                ? new XElement(Ns.T + "IndexedFieldURI", new XAttribute("FieldURI", v.Value), new XAttribute("FieldIndex", key))
                : new XElement(Ns.T + "FieldURI", new XAttribute("FieldURI", v.Value))
            : new XElement(Ns.T + "Value", new XAttribute("Name", v.Name), v.Value)));
}
