using System.Formats.Asn1;

namespace EsExchange.Simulator.Http.Ntlm;

/// <summary>The server's answers in the negotiation of a mechanism (RFC 4178 4.2.2).</summary>
internal static class SpnegoAnswer
{
    private const string NtlmMechanism = "1.3.6.1.4.1.311.2.2.10";

    /// <summary>Chooses NTLM and hands over its challenge.</summary>
    public static byte[] Choose(byte[] challenge)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence(Tag(1)))
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Tag(0)))
                writer.WriteEncodedValue([0x0a, 0x01, 0x01]); // accept-incomplete
            using (writer.PushSequence(Tag(1)))
                writer.WriteObjectIdentifier(NtlmMechanism);
            using (writer.PushSequence(Tag(2)))
                writer.WriteOctetString(challenge);
        }

        return writer.Encode();
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
