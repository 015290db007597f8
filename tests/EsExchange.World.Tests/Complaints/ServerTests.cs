using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Simulator.Faults;
using EsExchange.World.Tests.Complaints.Support;
using EsExchange.World.Tests.Faults;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>Complaints about how servers, and those who wait for them, are treated.</summary>
public sealed class ServerTests
{
    private bool _didOthersFinish;
    private bool _wasTold;
    private int _refusals;

    [Fact]
    [Complaint("one user starves all")]
    public Task One_user_starves_all() => new Scenario
    {
        Story = async stage =>
        {
            for (int number = 2; number <= 4; number++)
                stage.World.AddColleague(number, $"Kollege {number}", $"kollege{number}@musterbau.example");
            FaultRule hang = stage.World.Server.Faults.Add(new FaultRule(new FaultEffect.Hang()) { Mailbox = SyncWorld.Address });
            using var others = new CountdownEvent(3);
            var allOthers = new TaskCompletionSource();
            stage.World.Finished = result =>
            {
                if (result.Mailbox != SyncWorld.Address && others.Signal())
                    allOthers.SetResult();
            };

            Task<IReadOnlyCollection<MailboxResult>> run = stage.World.TrySyncEveryoneAsync(stage.Fault.ThrottleLimit);
            await hang.Reached;
            _didOthersFinish = await Task.WhenAny(allOthers.Task, Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)) == allOthers.Task;
            stage.World.Server.Faults.Clear();
            await run;
        },
        Check = _ =>
        {
            Assert.True(_didOthersFinish, "The others waited for the mailbox that hangs.");
            return Task.CompletedTask;
        },
        Fault = () => new ProductFault { ThrottleLimit = 1 },
    }.ProveAsync();

    [Fact]
    [Complaint("silent back-off for hours")]
    public Task Silent_backoff_for_hours() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.Server.Faults.Add(new FaultEffect.ServerBusy(2 * 60 * 60 * 1000));
            using var end = new CancellationTokenSource();
            Task<IReadOnlyCollection<MailboxResult>> run = stage.World.TrySyncEveryoneAsync(cancellationToken: end.Token);
            _wasTold = await Task.WhenAny(run, stage.Fault.FellSilent) == run;
            await end.CancelAsync();
            if (_wasTold)
                Assert.Equal("Throttled", Assert.IsType<ExchangeException>(Assert.Single(await run).Failure).ErrorId);
            else
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        },
        Check = _ =>
        {
            Assert.True(_wasTold, "Nothing was said of the wait.");
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var silent = new TaskCompletionSource();
            return new ProductFault { FellSilent = silent.Task, Folder = folder => new Patient(folder, silent) };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("concurrency errors under load")]
    public Task Concurrency_errors_under_load() => new Scenario
    {
        Server = options => options with { MaximumConnections = 3 },
        Story = async stage =>
        {
            _refusals = 0;
            stage.World.Server.Exchanges.Completed += exchange =>
            {
                if (exchange.ResponseBody.Contains("ErrorExceededConnectionCount", StringComparison.Ordinal))
                    Interlocked.Increment(ref _refusals);
            };
            for (int day = 1; day <= 20; day++)
                stage.World.AddItem($"Termin {day}", day);
            stage.World.Server.Faults.Add(new FaultEffect.Latency(TimeSpan.FromMilliseconds(50)), "GetItem");
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(0, _refusals);
            Assert.Equal(20, stage.World.Appointments.Count);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Folder = folder => new Hasty(folder) },
    }.ProveAsync();

    [Fact]
    [Complaint("ErrorIrresolvableConflict not retried from fresh state")]
    public Task An_irresolvable_conflict_is_not_retried_from_fresh_state() => new Scenario
    {
        Story = async stage =>
        {
            long id = stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
            string item = stage.World.Item("Aufmaß").ItemId;
            stage.World.User.Change(id, "Location", "Bonn");
            stage.BeforeNextUpdate = () => stage.World.Mailbox.Calendar.Change<Simulator.Store.CalendarItem>(item, changed => changed.Subject = "Aufmaß, zweiter Termin");
            await stage.SyncAsync();
            Assert.Null(stage.BeforeNextUpdate);
        },
        Check = stage =>
        {
            Assert.Equal(("Aufmaß, zweiter Termin", "Bonn"), (Assert.Single(stage.World.Items).Subject, Assert.Single(stage.World.Items).Location));
            Assert.Equal(("Aufmaß, zweiter Termin", "Bonn"), (Assert.Single(stage.World.Appointments).Subject, Assert.Single(stage.World.Appointments).Location));
            Assert.Empty(stage.World.Issues);
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var known = new Dictionary<string, ExchangeRead>();
            return new Fault { Folder = folder => new Stubborn(folder, known) };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("token sent to a foreign host after a redirect")]
    public async Task A_token_is_sent_to_a_foreign_host_after_a_redirect()
    {
        Redirecting? network = null;
        await new Scenario
        {
            Network = () => network = new Redirecting(),
            Story = async stage =>
            {
                await stage.ConfigureAsync(connection => connection with { Url = Redirecting.Own });
                Assert.NotNull((await stage.SyncAsync()).Failure);
                Assert.Contains(network!.Received, request => request.Host == Redirecting.Own.Host && request.Authorization is not null);
            },
            Check = _ =>
            {
                Assert.DoesNotContain(network!.Received, request => request.Host != Redirecting.Own.Host);
                return Task.CompletedTask;
            },
            Fault = () => new ProductFault { Wire = inner => new Follows(inner) },
        }.ProveAsync();
    }

    [Fact]
    [Complaint("nobody can say why an item is missing")]
    public Task Nobody_can_say_why_an_item_is_missing() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            Simulator.Store.CalendarItem item = stage.World.AddItem("Zahnarzt", 2);
            stage.World.Mailbox.Calendar.Change<Simulator.Store.CalendarItem>(item.ItemId, changed => changed.Sensitivity = Simulator.Store.Sensitivity.Private);
            stage.World.Server.Faults.Add(new FaultEffect.ItemError("ErrorQuotaExceeded"), "CreateItem");
            await stage.SyncAsync();
        },
        Check = async stage =>
        {
            var issues = await stage.World.Database.Issues.GetIssuesAsync(false, TestContext.Current.CancellationToken);
            Assert.Equal([("Aufmaß", "RefusedByExchange"), (null, "Private")], issues.Select(issue => (issue.Subject, issue.Reason)).OrderByDescending(issue => issue.Subject, StringComparer.Ordinal));
            Assert.All(issues, issue => Assert.True(issue.ItemId is not null || issue.EserpId is not null));
            Assert.All(issues, issue => Assert.NotEmpty(issue.Message));
        },
        Fault = KnownFaults.All["issues are not kept"],
    }.ProveAsync();

    /// <summary>Waits as long as the server likes, and says nothing.</summary>
    private sealed class Patient(IExchangeFolder folder, TaskCompletionSource silent) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            try
            {
                return await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            }
            catch (ExchangeException error) when (error.ErrorId == "Throttled")
            {
                silent.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw;
            }
        }
    }

    /// <summary>Asks for all items at once, each by itself.</summary>
    private sealed class Hasty(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Task.WhenAll(itemIds.Select(id => Truth.LoadAsync([id], cancellationToken)))).SelectMany(reads => reads)];
    }

    /// <summary>Tries again with what it knows of an item, and does not look at it again.</summary>
    private sealed class Stubborn(IExchangeFolder folder, Dictionary<string, ExchangeRead> known) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
        {
            foreach (ExchangeRead read in await Truth.LoadAsync([.. itemIds.Where(id => !known.ContainsKey(id))], cancellationToken))
                known[read.ItemId] = read;
            return [.. itemIds.Select(id => known[id])];
        }
    }

    /// <summary>A network in which a server sends everybody elsewhere.</summary>
    private sealed class Redirecting : HttpMessageHandler
    {
        public static readonly Uri Own = new("https://mail.musterbau.example/EWS/Exchange.asmx");

        public ConcurrentQueue<(string Host, string? Authorization)> Received { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Received.Enqueue((request.RequestUri!.Host, request.Headers.Authorization?.ToString()));
            var answer = new HttpResponseMessage(request.RequestUri.Host == Own.Host ? HttpStatusCode.Found : HttpStatusCode.Unauthorized) { RequestMessage = request };
            answer.Headers.Location = new Uri("https://sammler.example/EWS/Exchange.asmx");
            return Task.FromResult(answer);
        }
    }

    /// <summary>Goes wherever it is sent, with all it has.</summary>
    private sealed class Follows(HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Found)
                return answer;
            request.RequestUri = answer.Headers.Location;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
