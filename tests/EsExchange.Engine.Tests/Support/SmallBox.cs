using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Marking;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A mailbox with both of its sides in memory.</summary>
internal sealed class SmallBox
{
    public SmallBox()
    {
        Eserp = new SmallStore(Log);
        Exchange = new SmallFolder(Log);
        Context = Pieces.Context with { Eserp = Eserp, Exchange = Exchange, Observer = Observer, Tally = new MailboxTally(), Losses = new MailboxLosses(() => [Eserp]) };
    }

    public SmallLog Log { get; } = new();

    public SmallStore Eserp { get; }

    public SmallFolder Exchange { get; }

    public SmallObserver Observer { get; } = new();

    public MailboxContext Context { get; set; }

    public Instant WindowEnd => Context.Now + Duration.FromDays(Context.Connection.SeriesDaysAhead);

    public IEnumerable<string> TitlesInEserp => Eserp.Rows.Values.Select(row => row.Content.Title);

    public IEnumerable<string> TitlesInExchange => Exchange.Items.Values.Select(item => item.Content.Title);

    /// <summary>Adds a pair in step, which both sides list.</summary>
    public void AddPair(long id, string itemId)
    {
        AddUnlisted(id, itemId);
        Exchange.Put(Exchange.Items[itemId]);
    }

    /// <summary>Adds a pair in step whose item no list names.</summary>
    public void AddUnlisted(long id, string itemId)
    {
        Eserp.Put(Pieces.Row(id));
        Exchange.Items[itemId] = Stamped(id, Pieces.Item(itemId));
        Eserp.Links.Add(Pieces.Link(id, itemId, version: Eserp.Rows[id].Version));
    }

    public static ExchangeItem Stamped(long id, ExchangeItem item) => item with { Marks = new ItemMarks(Pieces.Stamp.For(id)) };

    /// <summary>Puts the position behind all that has been so far.</summary>
    public void Settle() => Eserp.Position = new MailboxPosition(Exchange.Address, $"s{Exchange.Changes.Count}", $"e{Eserp.Feed.Count}", WindowEnd, KnownSettings.Of(Context).ToString());

    /// <summary>A user renames an item in Exchange.</summary>
    public void Rename(string itemId, string subject) => Exchange.Put(Exchange.Items[itemId] with { Item = new ExchangeItemId(itemId, subject), Content = Pieces.Content(subject) });

    /// <summary>A user renames an item in eserp.</summary>
    public void Rename(long id, string subject) => Eserp.Put(Eserp.Rows[id] with { Content = Pieces.Content(subject) });

    public async Task RunAsync()
    {
        MailboxRun run = await MailboxRun.BeginAsync(Context, TestContext.Current.CancellationToken);
        await run.RunAsync(TestContext.Current.CancellationToken);
    }
}
