using System;

namespace EsExchange.Ews.Client;

/// <summary>Which URLs may be given credentials.</summary>
internal static class ServiceUrl
{
    /// <exception cref="ArgumentException">The URL is neither https nor this machine.</exception>
    public static Uri Check(Uri url)
    {
        if (url is null)
            throw new ArgumentNullException(nameof(url));
        bool accepted = url.IsAbsoluteUri && url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        return accepted
            ? url
            : throw new ArgumentException("The URL must start with https:// and hold no credentials, such as https://mail.example.com/EWS/Exchange.asmx.", nameof(url));
    }
}
