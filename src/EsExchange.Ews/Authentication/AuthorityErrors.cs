using System.Text.RegularExpressions;
using EsExchange.Ews.Errors;
using Microsoft.Identity.Client;

namespace EsExchange.Ews.Authentication;

/// <summary>Why an authority issues no token, by the codes of Microsoft's authorities. Its own words are left out, since they may repeat what was sent.</summary>
internal static class AuthorityErrors
{
    public static EwsError ToError(MsalException exception)
    {
        Match code = Regex.Match(exception.Message, "AADSTS[0-9]+", RegexOptions.CultureInvariant);
        string detail = code.Success ? $"{exception.ErrorCode}, {code.Value}{Explain(code.Value)}" : exception.ErrorCode;
        return ErrorMapper.Make(EwsErrorCategory.TokenRequestFailed, EwsErrorScope.Connection, detail, exception.IsRetryable);
    }

    private static string Explain(string code) => code switch
    {
        "AADSTS90002" or "AADSTS900023" => ": there is no such directory, check the tenant id",
        "AADSTS700016" => ": the directory does not know the application, check the client id and the tenant id",
        "AADSTS7000215" => ": the client secret is wrong; enter its value, not its id",
        "AADSTS7000222" => ": the client secret has expired, create a new one",
        "AADSTS7000112" => ": the application is disabled",
        "AADSTS700027" => ": the certificate is not the one that was registered for the application",
        "AADSTS700024" => ": this machine's clock differs from the authority's",
        "AADSTS7000218" => ": the application needs a secret or a certificate",
        "AADSTS70011" or "AADSTS500011" => ": the authority does not know the server as one of Exchange",
        "AADSTS65001" => ": nobody has consented to the application's permissions",
        _ => string.Empty,
    };
}
