using System;
using System.Linq;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Soap;
using EsExchange.Simulator.Validation;
using Xunit;

namespace EsExchange.Ews.Tests.Support;

/// <summary>Microsoft's schemas as the judge of requests that no server has seen.</summary>
internal static class Requests
{
    public const string NoSchemas = "Microsoft's schemas are not on this machine.";

    public static bool HasSchemas => Schemas.Value is not null;

    private static readonly Lazy<EwsSchemas?> Schemas = new(EwsSchemas.Find);

    public static void AssertValid(IEwsOperation operation)
    {
        Assert.SkipUnless(HasSchemas, NoSchemas);
        byte[] envelope = EnvelopeWriter.Write("anna@example.com", operation.WriteRequest);
        Assert.Empty(Schemas.Value!.Validate(envelope).Select(violation => violation.ToString()));
    }
}
