namespace EsExchange.Ews.Soap;

internal static class EwsNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
    public const string Types = "http://schemas.microsoft.com/exchange/services/2006/types";

    /// <summary>The request version that Exchange 2016 and all later servers speak (schema type <c>ExchangeVersionType</c>).</summary>
    public const string RequestServerVersion = "Exchange2016";
}
