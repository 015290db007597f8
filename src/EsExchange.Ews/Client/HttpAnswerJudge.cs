using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Client;

/// <summary>Judges HTTP answers that carry no SOAP.</summary>
internal static class HttpAnswerJudge
{
    public static AttemptFailedException Judge(HttpResponseMessage response, DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        string detail = string.Format(CultureInfo.InvariantCulture, "HTTP {0}", status);
        switch (status)
        {
            case 401:
                return Final(EwsErrorCategory.Unauthorized, detail + Offers(response), mayHaveTakenEffect: false);
            case 403:
                return Final(EwsErrorCategory.Forbidden, detail, mayHaveTakenEffect: false);
            case 404 or 405 or 415:
                return Final(EwsErrorCategory.ProtocolError, detail, mayHaveTakenEffect: false);
            case 413:
                return new AttemptFailedException(
                    ErrorMapper.Make(EwsErrorCategory.QuotaExceeded, EwsErrorScope.Item, detail), mayHaveTakenEffect: false);
            case 429 or 503:
                EwsError throttled = ErrorMapper.Make(EwsErrorCategory.Throttled, EwsErrorScope.Connection, detail, isTransient: true) with
                {
                    RetryAfter = RetryAfter(response, now),
                };
                return new AttemptFailedException(throttled, mayHaveTakenEffect: false, throttlesConnection: true);
            case >= 500 or 408:
                return new AttemptFailedException(
                    ErrorMapper.Make(EwsErrorCategory.Transient, EwsErrorScope.Mailbox, detail, isTransient: true), mayHaveTakenEffect: true);
            default:
                return Final(EwsErrorCategory.ProtocolError, detail, mayHaveTakenEffect: true);
        }
    }

    private static AttemptFailedException Final(EwsErrorCategory category, string detail, bool mayHaveTakenEffect) =>
        new(ErrorMapper.Make(category, EwsErrorScope.Connection, detail), mayHaveTakenEffect);

    private static string Offers(HttpResponseMessage response)
    {
        string[] schemes = [.. response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).Distinct(StringComparer.OrdinalIgnoreCase)];
        return schemes.Length == 0 ? string.Empty : "; the server offers " + string.Join(", ", schemes);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        TimeSpan? wait = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
