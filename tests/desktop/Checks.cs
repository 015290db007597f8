using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Sync.Model;

namespace EsExchange.Desktop;

/// <summary>What has to work on .NET Framework as it does on .NET.</summary>
/// <param name="exchange">The server.</param>
/// <param name="folder">An empty folder.</param>
internal sealed class Checks(Simulator exchange, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Company _company = null!;

    public IEnumerable<(string Name, Func<Task> Run)> All()
    {
        yield return ("a plan names as many changes as the first sync makes, and the second makes none", FirstSyncAsync);
        yield return ("what changes on either side crosses", BothWaysAsync);
        yield return ("a stored password is not in plain text and is read back", SecretAsync);
        yield return ("messages are German where the user is", GermanAsync);
        yield return ("all steps of the database's check pass", CheckAsync);
        yield return ("a run is cancelled while the server hangs, and the next is whole", CancelAsync);
        yield return ("a change in Exchange is heard of", ListenAsync);
        yield return ("no message was sent", NoMailAsync);
        yield return ("all that was loaded came from the module's folder", ComeFromItsFolderAsync);
    }

    private static Task ComeFromItsFolderAsync()
    {
        string home = Path.GetDirectoryName(ShippedModule.Cmdlets.Location);
        string[] used = [.. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly is { IsDynamic: false, GlobalAssemblyCache: false } && File.Exists(Path.Combine(home, assembly.GetName().Name + ".dll"))).Select(assembly => assembly.Location)];
        Demand(used.Length > 5 && used.All(path => Path.GetDirectoryName(path) == home), string.Join("\n", used));
        return Task.CompletedTask;
    }

    private async Task FirstSyncAsync()
    {
        _company = await Company.FoundAsync(Path.Combine(folder, "eserp.db"), exchange);
        Company.Results plan = await _company.SyncAsync(planOnly: true);
        Company.Results first = await _company.SyncAsync();
        Demand(first is { Written: > 0, Errors: 0 } && first.Written == plan.Planned, $"{plan} / {first}");
        await DemandQuietAsync();
    }

    private async Task BothWaysAsync()
    {
        await exchange.AddAsync("Aufmaß Köln", "2027-03-01T09:00:00+01:00");
        await _company.SyncAsync();
        IMailboxStore eserp = await _company.CalendarAsync();
        EserpItem taken = (await EserpItemsAsync(eserp)).Single(item => item.Content.Title == "Aufmaß Köln");
        Demand(taken.Content is Appointment { Time: AppointmentTime.Timed { Start: var start } } && start == NodaTime.Instant.FromUtc(2027, 3, 1, 8, 0), taken.ToString());

        await eserp.EditAsync(taken.Id, content => (Appointment)content with { Location = "Büro \"West\" 😀" }, null, CancellationToken.None);
        await _company.SyncAsync();
        string calendar = await exchange.CalendarAsync();
        Demand(calendar.Contains("B\\u00FCro") || calendar.Contains("Büro"), calendar);
        await DemandQuietAsync();
    }

    private async Task SecretAsync()
    {
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Demand(files.Any(file => file.Contains("keys")), "no key was stored");
        foreach (string file in files)
            Demand(!ReadShared(file).Contains(Simulator.Password), file);
        EserpDatabase again = await _company.OpenAgainAsync();
        Demand(await again.Configuration.GetSecretAsync((await again.Configuration.GetConnectionsAsync(CancellationToken.None)).Single().Id, CancellationToken.None) == Simulator.Password, "another password");
    }

    private async Task GermanAsync()
    {
        CultureInfo former = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo("de-AT");
        try
        {
            await EserpDatabase.OpenAsync(DatabaseLocation.ForFile(Path.Combine(folder, "none.db")), TimeProvider.System, CancellationToken.None);
            Demand(false, "a database that is not there was opened");
        }
        catch (EserpException error)
        {
            Demand(error.Message.StartsWith("Es gibt keine Datenbank", StringComparison.Ordinal), error.Message);
        }
        finally
        {
            CultureInfo.CurrentUICulture = former;
        }
    }

    private async Task CheckAsync()
    {
        foreach (var step in await _company.Database.CheckAsync(CancellationToken.None))
            Demand(step.Outcome != Eserp.Diagnostics.DatabaseStepOutcome.Failed, step.ToString());
    }

    private async Task CancelAsync()
    {
        foreach (string effect in new[] { """{"effect":"hang","operation":"SyncFolderItems"}""", """{"effect":"slow","operation":"SyncFolderItems","milliseconds":600000}""" })
        {
            await exchange.BreakAsync(effect);
            using var end = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            Task<Company.Results> run = _company.SyncAsync(cancellationToken: end.Token);
            Demand(await Task.WhenAny(run, Task.Delay(Patience)) == run, $"{effect}: the run went on after it was cancelled");
            Demand(run.IsCanceled, $"{effect}: {run.Status} {run.Exception}");
            await exchange.MendAsync();
            await DemandQuietAsync();
        }
    }

    private async Task ListenAsync()
    {
        ExchangeConnection connection = (await _company.Database.Configuration.GetConnectionsAsync(CancellationToken.None)).Single();
        using var client = new EwsClient(EwsConnector.ToOptions(connection, Simulator.Password, TimeProvider.System));
        using var end = new CancellationTokenSource(Patience);
        IAsyncEnumerator<MailboxChanged> changes = client.ListenAsync([Simulator.Anna], [DistinguishedFolder.Calendar], end.Token).GetAsyncEnumerator(end.Token);
        ValueTask<bool> next = changes.MoveNextAsync();
        for (int i = 0; !next.IsCompleted; i++)
        {
            await exchange.AddAsync($"Ruf {i}", "2027-03-02T09:00:00+01:00");
            await Task.Delay(500);
        }

        Demand(await next && changes.Current.Address == Simulator.Anna, "nothing was heard");
        end.Cancel();
    }

    private async Task NoMailAsync()
    {
        string status = await exchange.StatusAsync();
        Demand(status.Replace(" ", string.Empty).Contains("\"messagesSent\":0"), status);
    }

    private async Task DemandQuietAsync()
    {
        Company.Results quiet = await _company.SyncAsync();
        Demand(quiet is { Written: 0, Errors: 0 }, quiet.ToString());
    }

    private static async Task<IReadOnlyList<EserpItem>> EserpItemsAsync(IMailboxStore eserp)
    {
        EserpChangePage page = await eserp.GetChangesAsync(null, 1000, CancellationToken.None);
        return await eserp.LoadAsync([.. page.Changes.Where(change => !change.IsDeleted).Select(change => change.EserpId)], CancellationToken.None);
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.GetEncoding("latin1"));
        return reader.ReadToEnd();
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
            throw new InvalidOperationException(otherwise);
    }
}
