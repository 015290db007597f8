using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using EsExchange.World.Tests.Complaints.Support;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>What users of similar products complain about, in their words: each has its scenario.</summary>
public sealed class ComplaintListTests
{
    private static readonly string[] Complaints =
    [
        "New copies on every run",
        "meeting duplicated per invitee",
        "first sync mails everybody",
        "updates re-invite",
        "attendee's sync takes over the series",
        "404 retried for ever",
        "changed filter deletes",
        "items at the window's edge deleted",
        "an emptied side wipes the other (but both empty is fine)",
        "unreadable item taken for deleted",
        "clocks decide the winner",
        "DST shifts",
        "moved or deleted occurrences lost or back again",
        "series shifted or converted duplicates",
        "copying an item kills the original",
        "a new item deleted by the next run after a crash",
        "reinstall or mailbox move duplicates everything",
        "one user starves all",
        "silent back-off for hours",
        "concurrency errors under load",
        "lost sync state (ErrorInvalidSyncStateData) duplicates",
        "ErrorIrresolvableConflict not retried from fresh state",
        "token sent to a foreign host after a redirect",
        "nobody can say why an item is missing",
    ];

    [Fact]
    public void Every_complaint_has_a_scenario()
    {
        Assert.Equal(Complaints.Order(), Scenarios().Select(scenario => scenario.Complaint).Distinct().Order());
    }

    [Fact]
    public void The_guarantees_name_the_scenarios_of_every_complaint()
    {
        string[] page = File.ReadAllLines(Path.Combine(FindRoot(), "docs", "guarantees.md"));

        foreach (IGrouping<string, string> complaint in Scenarios().GroupBy(scenario => scenario.Complaint, scenario => scenario.Name))
        {
            string row = Assert.Single(page, line => line.StartsWith($"| {complaint.Key} |", StringComparison.OrdinalIgnoreCase));
            Assert.Equal(complaint.Order(), row.Split('`').Where((_, part) => part % 2 == 1).Order());
        }
    }

    private static IEnumerable<(string Complaint, string Name)> Scenarios() =>
        from type in typeof(ComplaintListTests).Assembly.GetTypes()
        from test in type.GetMethods()
        where test.IsDefined(typeof(FactAttribute), inherit: true)
        from complaint in test.GetCustomAttributes<ComplaintAttribute>()
        select (complaint.Words, test.Name);

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EsExchange.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests lie outside of the repository.");
        return folder.FullName;
    }
}
