using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Operations.Schedules;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class TaskSchedulerTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    [Fact]
    public void A_task_repeats_for_ever_alone_and_holds_no_password()
    {
        string xml = TaskXml.Write(ScheduleSamples.Create(ScheduleSamples.Hostile, 90), new TaskAccount(@"MUSTERBAU\dienst", "geheim"));
        XElement task = XDocument.Parse(xml).Root!;
        Assert.Equal("PT1H30M", task.Descendants(Ns + "Interval").Single().Value);
        Assert.Equal("IgnoreNew", task.Descendants(Ns + "MultipleInstancesPolicy").Single().Value);
        Assert.Equal("PT0S", task.Descendants(Ns + "ExecutionTimeLimit").Single().Value);
        Assert.Equal((@"MUSTERBAU\dienst", "Password"), (task.Descendants(Ns + "UserId").Single().Value, task.Descendants(Ns + "LogonType").Single().Value));
        Assert.Equal("/bin/true", task.Descendants(Ns + "Command").Single().Value);
        Assert.Contains("Müller''s \\\"100%\\\"", task.Descendants(Ns + "Arguments").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", new TaskAccount(@"MUSTERBAU\dienst", "geheim").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_built_into_Windows_needs_no_logon()
    {
        string xml = TaskXml.Write(ScheduleSamples.Create(), new TaskAccount(@"NT AUTHORITY\SYSTEM", null));
        Assert.DoesNotContain("LogonType", xml, StringComparison.Ordinal);
        Assert.True(new TaskAccount(@"MUSTERBAU\sync$", null).IsManaged);
    }

    [Fact]
    public async Task Tasks_are_registered_listed_and_deleted()
    {
        var tasks = new FakeTasks();
        var place = new TaskSchedulerPlace(tasks, new TaskAccount("dienst", "geheim"));
        await place.RegisterAsync(ScheduleSamples.Create(), None);
        await place.RegisterAsync(ScheduleSamples.Create(ScheduleSamples.Hostile), None);
        tasks.Registered["foreign"] = "<Task xmlns='http://schemas.microsoft.com/windows/2004/02/mit/task'/>";
        tasks.Registered["broken"] = "<";

        Assert.Equal([ScheduleSamples.Hostile, "hq"], (await place.ListAsync(None)).Select(schedule => schedule.Name).Order(StringComparer.Ordinal));
        Assert.All(tasks.Registered.Keys, name => Assert.True(name.IndexOfAny(['"', '<', '>']) < 0, name));

        await place.UnregisterAsync(ScheduleSamples.Hostile, None);
        await place.UnregisterAsync("hq", None);
        Assert.Equal(["broken", "foreign"], tasks.Registered.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_an_account_nothing_is_registered()
    {
        var tasks = new FakeTasks();
        ScheduleException error = await Assert.ThrowsAsync<ScheduleException>(() => new TaskSchedulerPlace(tasks, null).RegisterAsync(ScheduleSamples.Create(), None));
        Assert.Equal("AccountMissing", error.ErrorId);
        Assert.Empty(tasks.Registered);
    }

    private sealed class FakeTasks : ITaskService
    {
        public Dictionary<string, string> Registered { get; } = [];

        public void Register(string name, string xml, TaskAccount account) => Registered[name] = xml;

        public IReadOnlyList<string> List() => [.. Registered.Values];

        public void Delete(string name) => Registered.Remove(name);
    }
}
