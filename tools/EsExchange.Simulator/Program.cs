using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Simulator.Http;

namespace EsExchange.Simulator;

/// <summary>Runs a server until it is told to end.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains("--help"))
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        try
        {
            await Run(CommandLine.Parse(arguments));
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task Run(CommandLine line)
    {
        using var end = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            end.Cancel();
        };
        using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, c =>
        {
            c.Cancel = true;
            end.Cancel();
        });

        await using var server = await ExchangeServer.StartAsync(line.Options);
        foreach (var (address, password) in line.Mailboxes)
            server.Store.AddMailbox(address, password: password);
        foreach (var (name, password, impersonates, isApplication) in line.Accounts)
        {
            if (isApplication)
                server.Store.Accounts.AddApplication(name, password, impersonates);
            else
                server.Store.Accounts.Add(name, password, impersonates);
        }

        await using var proxy = line.ProxyPort is { } port ? NetworkProxy.Start(server, port) : null;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            http = server.HttpUrl,
            https = server.HttpsUrl,
            proxy = proxy?.Url,
            certificateAuthority = server.CertificateAuthorityPath,
            processId = Environment.ProcessId,
        }));
        var ended = Task.Delay(Timeout.Infinite, end.Token);
        await (line.UntilInputEnds ? Task.WhenAny(ended, Console.In.ReadToEndAsync()) : Task.WhenAny(ended));
    }
}
