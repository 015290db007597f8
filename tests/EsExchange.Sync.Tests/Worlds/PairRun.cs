using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>Lets a story happen, brings the pair to rest, and judges it.</summary>
internal sealed class PairRun
{
    private const int RoundsToRest = 4;

    private readonly PairStory _story;
    private readonly PairWorld _world;
    private readonly PairLedger _ledger;
    private readonly PairUsers _users;
    private readonly PairEngine _engine;

    private PairRun(PairStory story, Duration exchangeIsAhead, PairEngine.Decider decide)
    {
        _story = story;
        _world = new PairWorld(story.Kind, story.IsLossy, story.ComesBack, exchangeIsAhead);
        _ledger = new PairLedger(_world);
        _users = new PairUsers(_world, _ledger);
        _engine = new PairEngine(_world, _ledger, decide);
    }

    /// <summary>What must not be and is, and how the pair stood in the end.</summary>
    public static (IReadOnlyList<string> Violations, string End) Of(PairStory story, Duration exchangeIsAhead = default, PairEngine.Decider? decide = null)
    {
        var run = new PairRun(story, exchangeIsAhead, decide ?? Planner.Decide);
        run.Happen();
        return (run._ledger.Violations, run.End);
    }

    private string End => $"{_world.Eserp.Content} | {_world.Exchange.Content} | {_world.Link} | {string.Join(", ", _world.Losers)}";

    private void Happen()
    {
        Begin();
        for (int i = 0; i < _story.Steps.Count && _ledger.Violations.Count == 0; i++)
        {
            Do(_story.Steps[i]);
            _ledger.JudgeValues($"after step {i + 1}");
        }

        if (_ledger.Violations.Count == 0)
            Rest();
    }

    private void Begin()
    {
        ItemContent content = Wording.New(_story.Kind, _world.NextValue());
        if (_story.Beginning != Beginning.InExchangeOnly)
            _world.Put(Side.Eserp, content);
        if (_story.Beginning != Beginning.InEserpOnly)
            _world.Put(Side.Exchange, _story.Beginning == Beginning.OnBothSidesUnknown ? Wording.New(_story.Kind, _world.NextValue()) : content);
        if (_story.Beginning == Beginning.InStep)
            _world.Link = new PairLink(content, Item: _world.Exchange.Item);
        _ledger.Begin(_story.Beginning == Beginning.InStep);
    }

    private void Do(PairStep step)
    {
        switch (step)
        {
            case PairStep.User user:
                _users.Do(user);
                break;
            case PairStep.Option option:
                Set(option);
                break;
            case PairStep.LoseLink when _world.Eserp.Hidden is null && _world.Link is not null:
                _world.Link = null;
                _ledger.LostLink();
                break;
            case PairStep.Sync sync:
                Sync(sync);
                break;
        }
    }

    private void Set(PairStep.Option option)
    {
        bool isOn = option.Value % 3 > 0 && _story.Kind != ItemKind.Contact;
        switch (option.Which)
        {
            case PairOption.ConflictRule:
                _world.Rule = (ConflictRule)(option.Value % 3);
                break;
            case PairOption.DeleteInExchange:
                _world.Policy = _world.Policy with { DeleteInExchange = isOn };
                break;
            case PairOption.DeleteInEserp:
                _world.Policy = _world.Policy with { DeleteInEserp = isOn };
                break;
            case PairOption.KeepsPrivate:
                _world.KeepsPrivate = isOn;
                break;
        }
    }

    private void Sync(PairStep.Sync step)
    {
        PairStep.Sync? open = step;
        _engine.Sync(moment =>
        {
            _ledger.JudgeValues($"{moment}");
            if (open?.Moment != moment)
                return true;
            open = null;
            if (step.Meanwhile is { } meanwhile)
                _users.Do(meanwhile);
            else
                _ledger.IsBlurred = true;
            return step.Meanwhile is not null;
        });
    }

    /// <summary>The pair comes to rest in a few rounds, and then a sync has nothing to do.</summary>
    private void Rest()
    {
        _world.Exchange.IsUnreadable = false;
        bool isAtRest = false;
        for (int round = 0; round < RoundsToRest && !isAtRest; round++)
            isAtRest = !_engine.Sync(_ => true);
        if (!isAtRest)
            _ledger.Violated($"after {RoundsToRest} syncs there is still something to do");
        _ledger.JudgeValues("at rest");
        JudgeSides();
    }

    private void JudgeSides()
    {
        ItemContent? eserp = _world.Eserp.Content;
        ItemContent? exchange = _world.Exchange.Content;
        bool isFrozen = _world.KeepsPrivate && (eserp is { IsPrivate: true } || exchange is { IsPrivate: true });
        if (_world.Link is { IsDetached: true } || isFrozen || _world.Eserp.IsOutOfScope || _world.Exchange.IsOutOfScope)
            return;
        if (eserp is not null && exchange is not null)
            JudgeBoth(eserp, exchange);
        else if (eserp is not null && _world.Link is null)
            _ledger.Violated("eserp's side did not cross");
        else if (exchange is not null && _world.Policy.CreateInEserp && _world.Eserp.Hidden is null)
            _ledger.Violated("Exchange's side did not cross");
    }

    private void JudgeBoth(ItemContent eserp, ItemContent exchange)
    {
        if (_world.Link is { Intent: not null })
            _ledger.Violated("an intent is still open");
        bool isOneWay = _world.Exchange.IsMeeting || !_world.ComesBack;
        IEnumerable<ItemField> common = ContentFields.Differences(Same(eserp), Same(exchange));
        if (_world.Exchange.IsMeeting)
            common = common.Intersect(PairLedger.OfMeeting);
        if (isOneWay)
            common = common.Where(field => _ledger.LastEditor(field) == Side.Eserp && !_ledger.IsBlurred && eserp.Get(field) is not Enum);
        ItemField[] different = [.. common];
        if (different.Length > 0)
            _ledger.Violated($"the sides differ at rest: {string.Join(", ", different.Select(field => $"{field} {eserp.Get(field)} / {exchange.Get(field)}"))}");
    }

    private ItemContent Same(ItemContent content) => _world.Forms.Eserp(_world.Forms.Exchange(content));
}
