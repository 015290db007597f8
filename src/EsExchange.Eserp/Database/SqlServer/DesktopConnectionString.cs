using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Says a connection string in the words of .NET Framework's client, which knows fewer of them and some in one spelling alone.</summary>
internal static class DesktopConnectionString
{
    private const string CommandTimeout = "COMMANDTIMEOUT";

    /// <summary>Keywords that it knows without blanks alone.</summary>
    private static readonly HashSet<string> Closed =
    [
        "APPLICATIONINTENT", "CONNECTRETRYCOUNT", "CONNECTRETRYINTERVAL", "MULTIPLEACTIVERESULTSETS", "MULTISUBNETFAILOVER", "POOLBLOCKINGPERIOD",
        "TRANSPARENTNETWORKIPRESOLUTION", "TRUSTSERVERCERTIFICATE",
    ];

    /// <summary>Keywords of which it has no counterpart.</summary>
    private static readonly HashSet<string> Lacking =
        ["ATTESTATIONPROTOCOL", "FAILOVERPARTNERSPN", "HOSTNAMEINCERTIFICATE", "IPADDRESSPREFERENCE", "SERVERCERTIFICATE", "SERVERSPN"];

    /// <summary>Ways to sign in with Microsoft Entra that it has.</summary>
    private static readonly HashSet<string> EntraSignIns = ["ACTIVEDIRECTORYINTEGRATED", "ACTIVEDIRECTORYINTERACTIVE", "ACTIVEDIRECTORYPASSWORD"];

    /// <summary>Translates it.</summary>
    /// <returns>The connection string, and the seconds that a statement may take, for which .NET Framework's has no word; null where nothing is said.</returns>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: a part of it needs PowerShell 7, or a value is none.</exception>
    public static CompleteConnectionString Translate(DbConnectionStringBuilder given)
    {
        var translated = new DbConnectionStringBuilder();
        int? timeout = null;
        foreach (string key in given.Keys!.Cast<string>())
        {
            string value = Convert.ToString(given[key], CultureInfo.InvariantCulture)!;
            string plainKey = Plain(key);
            if (Lacking.Contains(plainKey))
                throw NeedsPowerShell7(key);
            if (plainKey == CommandTimeout)
                timeout = Seconds(key, value);
            else if (plainKey == "ENCRYPT")
                translated[key] = Encryption(key, value);
            else if (plainKey == "AUTHENTICATION" && Plain(value).StartsWith("ACTIVEDIRECTORY", StringComparison.Ordinal) && !EntraSignIns.Contains(Plain(value)))
                throw NeedsPowerShell7($"{key}={value}");
            else
                translated[Closed.Contains(plainKey) ? plainKey : key] = value;
        }

        return new CompleteConnectionString(translated.ConnectionString, timeout);
    }

    private static string Encryption(string key, string value) => Plain(value) switch
    {
        "STRICT" => throw NeedsPowerShell7($"{key}={value}"),
        "MANDATORY" => "true",
        "OPTIONAL" => "false",
        _ => value,
    };

    private static int Seconds(string key, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        ? seconds
        : throw SqlServerConnectionString.Unknown(key);

    private static string Plain(string text) => SqlServerConnectionString.Plain(text);

    private static EserpException NeedsPowerShell7(string part) => new(EserpError.InvalidValue, Messages.Format("SqlNeedsPowerShell7", part));
}
