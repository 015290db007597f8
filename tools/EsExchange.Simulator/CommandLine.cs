using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Validation;

namespace EsExchange.Simulator;

/// <summary>The arguments of the program.</summary>
internal sealed class CommandLine
{
    public const string Usage =
        """
        EsExchange.Simulator [--http PORT] [--https PORT] [--certificate Trusted|SelfSigned|Expired|WrongHost|ExpiresSoon]
          [--version Exchange2010|Exchange2013|Exchange2016|Exchange2019] [--schemas FOLDER] [--token-lifetime SECONDS]
          [--mailbox ADDRESS[=PASSWORD]]... [--account UPN=PASSWORD[=*|=ADDRESS,ADDRESS...]]... [--application ID=SECRET[=*|=ADDRESS,...]]...
          [--until signal|input] [--authentication SCHEME,...] [--tenant ID] [--host NAME]... [--proxy PORT]
        Schemes are Basic, Bearer, Ntlm and Negotiate; by default Basic and Bearer are taken.
        Behind the proxy of --proxy every host name leads to this server, at any port.
        Port 0 takes a free one; without --http and --https it listens on HTTP at a free port.
        Prints one line of JSON with the addresses when ready, and ends on Ctrl+C or SIGTERM, or with --until input as soon
        as its standard input ends, so that it cannot outlive the script that started it.
        """;

    private CommandLine(ExchangeServerOptions options) => Options = options;

    public ExchangeServerOptions Options { get; private set; }

    /// <summary>Whether the end of the standard input ends the server too.</summary>
    public bool UntilInputEnds { get; private set; }

    /// <summary>The port of a proxy behind which every name leads here; null for none.</summary>
    public int? ProxyPort { get; private set; }

    public List<(string Address, string? Password)> Mailboxes { get; } = [];

    public List<(string Name, string Password, Impersonation? Impersonates, bool IsApplication)> Accounts { get; } = [];

    /// <exception cref="ArgumentException">An argument is unknown or incomplete.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(new ExchangeServerOptions { Http = false });
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 >= arguments.Count)
                throw new ArgumentException($"'{arguments[i]}' needs a value.");
            line.Take(arguments[i], arguments[i + 1]);
        }

        if (line.Options is { Http: false, Https: false })
            line.Options = line.Options with { Http = true };
        return line;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "--http":
                Options = Options with { Http = true, HttpPort = Port(value) };
                break;
            case "--https":
                Options = Options with { Https = true, HttpsPort = Port(value) };
                break;
            case "--certificate":
                Options = Options with { Certificate = Enum.TryParse<CertificateVariant>(value, out var variant) ? variant : throw new ArgumentException($"There is no certificate variant '{value}'.") };
                break;
            case "--version":
                Options = Options with { Version = ServerVersion.Parse(value) ?? throw new ArgumentException($"There is no version '{value}'.") };
                break;
            case "--schemas":
                Options = Options with { RequestSchemas = EwsSchemas.Load(value) };
                break;
            case "--token-lifetime":
                Options = Options with { TokenLifetime = TimeSpan.FromSeconds(Number(value, int.MaxValue)) };
                break;
            case "--authentication":
                var schemes = value.Split(',');
                Options = Options with
                {
                    AllowBasic = schemes.Contains("Basic"),
                    AllowBearer = schemes.Contains("Bearer"),
                    AllowNtlm = schemes.Contains("Ntlm"),
                    AllowNegotiate = schemes.Contains("Negotiate"),
                };
                break;
            case "--tenant":
                Options = Options with { Tenant = value };
                break;
            case "--host":
                Options = Options with { Hosts = [.. Options.Hosts, value] };
                break;
            case "--proxy":
                ProxyPort = Port(value);
                break;
            case "--until":
                UntilInputEnds = value switch
                {
                    "input" => true,
                    "signal" => false,
                    _ => throw new ArgumentException($"'--until' is signal or input, not '{value}'."),
                };
                break;
            case "--mailbox":
                var mailbox = value.Split('=', 2);
                Mailboxes.Add((mailbox[0], mailbox.ElementAtOrDefault(1)));
                break;
            case "--account" or "--application":
                var parts = value.Split('=', 3);
                if (parts.Length < 2)
                    throw new ArgumentException($"'{name}' needs a name and a password.");
                Accounts.Add((parts[0], parts[1], parts.Length < 3 ? null : parts[2] == "*" ? Impersonation.All : Impersonation.Of(parts[2].Split(',')), name == "--application"));
                break;
            default:
                throw new ArgumentException($"There is no option '{name}'.");
        }
    }

    private static int Port(string text) => Number(text, 65535);

    private static int Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new ArgumentException($"'{text}' is no number up to {most}.");
}
