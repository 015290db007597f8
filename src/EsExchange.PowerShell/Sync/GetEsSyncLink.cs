using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Explain;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.PowerShell.StaffSync;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.Sync;

/// <summary>Shows everything known of items: both sides now, the last common state, versions, the last run, and what the next run does.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncLink", DefaultParameterSetName = ByItem)]
[OutputType(typeof(EsSyncLink))]
public sealed class GetEsSyncLink : DatabaseCmdlet
{
    private const string BySubject = "BySubject";
    private const string ByItem = "ByItem";

    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("StaffNumber")]
    [SupportsWildcards]
    public string[] Staff { get; set; } = [];

    /// <summary>Subjects, of the items that are kept in step; wildcards are understood.</summary>
    [Parameter(Position = 1, ParameterSetName = BySubject)]
    [SupportsWildcards]
    public string[]? Subject { get; set; }

    /// <summary>The number in eserp, also of an item that is not kept in step.</summary>
    [Parameter(ParameterSetName = ByItem, ValueFromPipelineByPropertyName = true)]
    public long? EserpId { get; set; }

    /// <summary>The id in Exchange, also of an item that is not kept in step.</summary>
    [Parameter(ParameterSetName = ByItem, ValueFromPipelineByPropertyName = true)]
    public string? ItemId { get; set; }

    /// <summary>The kind of item.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ItemKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Staff, () =>
    {
        Dictionary<int, ExchangeConnection> connections = Await(Eserp.Configuration.GetConnectionsAsync).ToDictionary(connection => connection.Id);
        var explainer = new ItemExplainer(Eserp, new EwsConnector(TimeProvider.System), TimeProvider.System);
        var query = new ItemQuery(EserpId, ItemId, subject => Wildcards.Match(Subject, subject));
        foreach (SyncedStaff staff in ChosenStaff.Choose(Await(Eserp.Configuration.GetSyncedStaffAsync), null, null, Staff))
        {
            if (staff.EMail is null)
                throw new CommandException("NoMailboxAddress", Messages.Format("NoMailboxAddress", staff.Name, staff.StaffNumber));
            foreach (ItemExplanation item in Await(token => ListAsync(explainer, connections[staff.ConnectionId], staff, query, token)))
                WriteObject(new EsSyncLink(item, staff, Eserp.Zone));
        }
    });

    private async Task<IReadOnlyList<ItemExplanation>> ListAsync(
        ItemExplainer explainer, ExchangeConnection connection, SyncedStaff staff, ItemQuery query, CancellationToken cancellationToken)
    {
        var items = new List<ItemExplanation>();
        await foreach (ItemExplanation item in explainer.ExplainAsync(connection, staff, Kind, query, cancellationToken).ConfigureAwait(false))
            items.Add(item);
        return items;
    }
}
