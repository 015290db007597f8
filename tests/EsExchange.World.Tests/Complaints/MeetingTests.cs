using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.World.Tests.Complaints.Support;
using EsExchange.World.Tests.Faults;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>Complaints about meetings.</summary>
public sealed class MeetingTests
{
    private int _sentByPeople;

    [Fact]
    [Complaint("first sync mails everybody")]
    public Task First_sync_mails_everybody() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.Invite("Jour fixe", stage.World.AddColleague(2, "Jürgen Groß", "juergen@musterbau.example"));
            stage.World.AddAppointment("Aufmaß");
            _sentByPeople = stage.World.Server.MessagesSent;
            await stage.SyncAsync();
        },
        Check = AssertNoMailAsync,
        Fault = Mailing,
    }.ProveAsync();

    [Fact]
    [Complaint("updates re-invite")]
    public Task Updates_reinvite() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.Invite("Jour fixe", stage.World.AddColleague(2, "Jürgen Groß", "juergen@musterbau.example"));
            await stage.SyncAsync();
            _sentByPeople = stage.World.Server.MessagesSent;
            long meeting = Assert.Single(stage.World.Appointments).AppointmentId;
            stage.World.User.Change(meeting, "ReminderMinutes", "45");
            stage.World.User.Change(meeting, "Importance", "2");
            await stage.SyncAsync();
            Assert.Equal(45, Assert.Single(stage.World.Items).ReminderMinutesBeforeStart);
        },
        Check = AssertNoMailAsync,
        Fault = Mailing,
    }.ProveAsync();

    [Fact]
    [Complaint("attendee's sync takes over the series")]
    public Task Attendees_sync_takes_over_the_series() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddWeekly("Jour fixe", count: 4, organizer: "chef@kunde.example");
            await stage.SyncAsync();
            long[] shown = [.. stage.World.Eserp().Select(row => row.AppointmentId)];
            stage.World.User.Change(shown[1], "Location", "Bonn");
            stage.World.User.Change(shown[2], "Subject", "Anders");
            stage.World.User.Delete(shown[3]);
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(["Jour fixe", "Jour fixe", "Jour fixe", "Jour fixe"], stage.World.Outlook().Select(item => item.Subject));
            Assert.All(stage.World.Outlook(), item => Assert.False(item.IsException));
            Assert.Equal(0, stage.World.Server.MessagesSent);
            return Task.CompletedTask;
        },
        Fault = KnownFaults.All["meetings are taken for appointments"],
    }.ProveAsync();

    private Task AssertNoMailAsync(Stage stage)
    {
        Assert.Equal(_sentByPeople, stage.World.Server.MessagesSent);
        return Task.CompletedTask;
    }

    private static ProductFault Mailing() => new() { Wire = network => new SendsToAll(network) };

    /// <summary>Each write tells the attendees, which is what Outlook does when its user says nothing.</summary>
    private sealed class SendsToAll(HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            request.Content = new StringContent(body.Replace("SendToNone", "SendToAllAndSaveCopy", StringComparison.Ordinal), Encoding.UTF8, "text/xml");
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
