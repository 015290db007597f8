using System.Text.RegularExpressions;
using EsExchange.Ews.Errors;
using EsExchange.Resources;
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
        "AADSTS90002" or "AADSTS900023" => Messages.Get("AuthorityNoDirectory"),
        "AADSTS700016" => Messages.Get("AuthorityNoApplication"),
        "AADSTS7000215" => Messages.Get("AuthorityWrongSecret"),
        "AADSTS7000222" => Messages.Get("AuthoritySecretExpired"),
        "AADSTS7000112" => Messages.Get("AuthorityDisabled"),
        "AADSTS700027" => Messages.Get("AuthorityWrongCertificate"),
        "AADSTS700024" => Messages.Get("AuthorityClock"),
        "AADSTS7000218" => Messages.Get("AuthorityNoProof"),
        "AADSTS70011" or "AADSTS500011" => Messages.Get("AuthorityNoExchange"),
        "AADSTS65001" => Messages.Get("AuthorityNoConsent"),
        _ => string.Empty,
    };
}
