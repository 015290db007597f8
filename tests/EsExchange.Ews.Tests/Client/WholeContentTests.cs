using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

/// <summary>Whatever the model can express, through a socket to the simulated server and back.</summary>
public sealed class WholeContentTests
{
    private const int Count = 150;

    [Fact]
    public async Task Any_task_comes_back_from_the_server()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        List<TaskContent> tasks = [.. Samples(Contents.Tasks).Select(TaskMapper.Normalize)];

        IReadOnlyList<WriteResult> written = await world.Mailbox.CreateItemsAsync([.. tasks.Select((task, i) => TaskMapper.ToNewItem(task, $"{i}", zone))], default);
        IReadOnlyList<ItemResult<TaskItem>> read = await world.Mailbox.GetTasksAsync([.. written.Select(Id)], default);

        for (int i = 0; i < Count; i++)
        {
            TaskContent expected = tasks[i];
            TaskContent actual = TaskMapper.ToTask(read[i].Item!, zone);

            // Where nobody knows the date of completion, the server takes its own.
            bool isDated = expected.Progress is { Status: TaskState.Completed, Completed: null };
            Assert.Equal(expected, isDated ? actual with { Progress = expected.Progress } : actual);
        }
    }

    [Fact]
    public async Task Any_contact_comes_back_from_the_server()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<ContactContent> contacts = [.. Samples(Contents.Contacts).Select(ContactMapper.Normalize)];

        IReadOnlyList<WriteResult> written = await world.Mailbox.CreateItemsAsync([.. contacts.Select((contact, i) => ContactMapper.ToNewItem(contact, $"{i}"))], default);
        IReadOnlyList<ItemResult<ContactItem>> read = await world.Mailbox.GetContactsAsync([.. written.Select(Id)], default);

        Assert.Equal(contacts, read.Select(result => ContactMapper.ToContact(result.Item!, DateTimeZone.Utc)));
    }

    private static List<T> Samples<T>(Gen<T> of)
    {
        List<T> samples = [];
        of.Array[Count].Sample(samples.AddRange, iter: 1, threads: 1);
        return samples;
    }

    private static string Id(WriteResult result) => Assert.IsType<WriteResult.Done>(result).ItemId.Id;
}
