using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Operations;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;

namespace EsExchange.Simulator.Soap;

/// <summary>Finds out where a request acts and carries it out.</summary>
internal sealed class Dispatcher(ExchangeStore store, TimeProvider time, ServerVersion version, Action<int> messagesSent)
{
    private readonly ZoneCatalog _zones = new(time.GetUtcNow().Year);

    /// <summary>The mailbox a request acts in, or null for a caller without one.</summary>
    /// <exception cref="SoapFaultException">The caller may not act in it, or it does not exist.</exception>
    public Mailbox? ActingMailbox(SoapRequest request, Account caller)
    {
        var impersonated = request.HeaderElement("ExchangeImpersonation")?.Element(Ns.T + "ConnectingSID")?.Elements().FirstOrDefault();
        if (impersonated is null)
        {
            return caller.IsApplication
                ? throw new SoapFaultException("ErrorImpersonationFailed", "ExchangeImpersonation SOAP header must be present for this type of OAuth token.")
                : store.Find(caller.Name);
        }

        if (impersonated.Name.LocalName is not ("PrimarySmtpAddress" or "SmtpAddress" or "PrincipalName"))
            throw new SoapFaultException("ErrorInvalidExchangeImpersonationHeaderData", "Accounts are impersonated here by address or principal name.");
        var address = impersonated.Value.Trim();
        var mailbox = store.Find(address)
            ?? throw new SoapFaultException("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.");
        return caller.Impersonates.Covers(address) || string.Equals(caller.Name, address, StringComparison.OrdinalIgnoreCase)
            ? mailbox
            : throw new SoapFaultException("ErrorImpersonateUserDenied", "The account does not have permission to impersonate the requested user.");
    }

    /// <summary>Carries a request out and returns the element for the SOAP body.</summary>
    public XElement Execute(SoapRequest request, Account caller, Mailbox? mailbox, Func<int, string?> injectedError)
    {
        var operation = OperationTable.Find(request.Operation)
            ?? throw new SoapFaultException("ErrorInvalidRequest", "The operation '" + request.Operation + "' is not offered by this server.");
        var afterwards = new List<Action>();
        var context = new RequestContext
        {
            Store = store,
            Time = time,
            Caller = caller,
            ActingMailbox = mailbox,
            Version = EwsVersions.Parse(request.RequestedVersion, version.Newest),
            Zones = _zones,
            ContextZone = ContextZone(request),
            MessagesSent = messagesSent,
            Afterwards = afterwards.Add,
            InjectedError = injectedError,
        };
        try
        {
            var payload = Run(operation, context, request.Payload);
            afterwards.ForEach(a => a());
            return payload;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw SoapFaultException.Schema(e.Message);
        }
    }

    private static XElement Run(IOperation operation, RequestContext context, XElement payload)
    {
        if (context.ActingMailbox is null)
            return operation.Execute(context, payload);
        lock (context.ActingMailbox.Gate)
            return operation.Execute(context, payload);
    }

    private Zone ContextZone(SoapRequest request)
    {
        var definition = request.HeaderElement("TimeZoneContext")?.Element(Ns.T + "TimeZoneDefinition");
        return definition is null
            ? _zones.Utc
            : _zones.Match(definition) ?? throw new SoapFaultException("ErrorTimeZone", "The time zone '" + (string?)definition.Attribute("Id") + "' is unknown.");
    }
}
