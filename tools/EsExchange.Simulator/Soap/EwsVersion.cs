using System;
using System.Text.RegularExpressions;

namespace EsExchange.Simulator.Soap;

/// <summary>A schema version that a client asks for, in order of age.</summary>
internal enum EwsVersion
{
    Exchange2007,
    Exchange2007SP1,
    Exchange2010,
    Exchange2010SP1,
    Exchange2010SP2,
    Exchange2013,
    Exchange2013SP1,
    Exchange2015,
    Exchange2016,
    Exchange2019,
}

internal static partial class EwsVersions
{
    /// <summary>The version meant by RequestServerVersion's attribute; a server knows none that is newer than itself.</summary>
    /// <exception cref="SoapFaultException">ErrorInvalidServerVersion.</exception>
    public static EwsVersion Parse(string? text, EwsVersion newest)
    {
        if (text is null)
            return EwsVersion.Exchange2007;
        EwsVersion? found = text switch
        {
            "Exchange2007" => EwsVersion.Exchange2007,
            "Exchange2007_SP1" or "Exchange2009" => EwsVersion.Exchange2007SP1,
            "Exchange2010" => EwsVersion.Exchange2010,
            "Exchange2010_SP1" => EwsVersion.Exchange2010SP1,
            "Exchange2010_SP2" => EwsVersion.Exchange2010SP2,
            "Exchange2012" or "Exchange2013" => EwsVersion.Exchange2013,
            "Exchange2013_SP1" => EwsVersion.Exchange2013SP1,
            "Exchange2015" => EwsVersion.Exchange2015,
            "Exchange2016" => EwsVersion.Exchange2016,
            "Exchange2019" => EwsVersion.Exchange2019,
            _ when DatedVersion().IsMatch(text) => string.CompareOrdinal(text, "V2016") < 0 ? EwsVersion.Exchange2015 : EwsVersion.Exchange2016,
            _ => null,
        };
        return found is { } version && version <= newest
            ? version
            : throw new SoapFaultException("ErrorInvalidServerVersion", "The specified server version is invalid.");
    }

    [GeneratedRegex("^V201[5-7]_[01][0-9]_[0-3][0-9]$")]
    private static partial Regex DatedVersion();
}
