using System.Linq;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Judgement;
using EsExchange.World.Stories;
using EsExchange.World.Time;

namespace EsExchange.World.People;

/// <summary>The users of eserp.</summary>
internal sealed class EserpPeople(IEserpDesk eserp, WorldClock clock, Ledger ledger)
{
    public void Do(Step.People step, int[] staff)
    {
        int member = staff[step.Mailbox % staff.Length];
        if (step.Deed == Deed.Create)
        {
            eserp.Create(step.Kind, new EserpRow(Wording.New(step.Kind, ledger, clock.Now, step.Choice), clock.Now, [member], null));
            return;
        }

        EserpState state = eserp.State;
        RowKey[] mine = [.. state.Rows(step.Kind).Where(row => row.Value.Staff.Contains(member)).Select(row => new RowKey(step.Kind, row.Key))];
        if (mine.Length == 0)
            return;
        RowKey key = mine[step.Pick % mine.Length];
        EserpRow row = state.Rows(key.Kind)[key.Id];
        switch (step.Deed)
        {
            case Deed.Delete:
                ledger.Settle(row.Content);
                ledger.DeletedRows.Add(key);
                eserp.Delete(key);
                break;
            case Deed.Share when step.Kind != ItemKind.Task:
                eserp.Put(key, row with { Staff = row.Staff.Union(staff), Modified = clock.Now });
                break;
            case Deed.Equip when step.Kind == ItemKind.Appointment:
                eserp.Put(key, row with { Equipment = step.Choice % 3 == 0 ? null : $"Crane {step.Choice % 5}", Modified = clock.Now });
                break;
            case Deed.Retype when row.Content is OfficeContent office:
                Put(key, row, office with { ActivityType = 1 + step.Choice % 3 });
                break;
            case Deed.Edit:
                Put(key, row, Wording.Edit(row.Content, ledger, Side.Eserp, step.Choice));
                break;
            case Deed.Move:
                Put(key, row, Wording.Move(row.Content, step.Choice));
                break;
            case Deed.TurnPrivate or Deed.TurnPublic when row.Content is OfficeContent office:
                Put(key, row, office with { Sensitivity = step.Deed == Deed.TurnPrivate ? Sensitivity.Private : Sensitivity.Normal });
                break;
        }
    }

    private void Put(RowKey key, EserpRow row, ItemContent content) => eserp.Put(key, row with { Content = content, Modified = clock.Now });
}
