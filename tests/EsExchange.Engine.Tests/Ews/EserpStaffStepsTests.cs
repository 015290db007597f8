using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Ews;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Staff;
using EsExchange.Ews.Diagnostics;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Zuordnung prüfen", what eserp says.</summary>
public sealed class EserpStaffStepsTests
{
    private static readonly SyncedStaff Anna = new() { ConnectionId = 1, Connection = "hq", StaffNumber = 7, Name = "Anna", EMail = "anna@musterbau.example" };
    private static readonly StaffMember Member = new(7, "Anna", "anna@musterbau.example", "active", true, "hq");

    [Fact]
    public void All_is_well_with_somebody_who_works_there() => Assert.Equal(
        [
            new StaffStep(StaffStepName.Employment, ProbeOutcome.Passed, "The employment status in eserp is 'active'."),
            new StaffStep(StaffStepName.Rights, ProbeOutcome.Passed, "May create appointments in eserp."),
            new StaffStep(StaffStepName.EMail, ProbeOutcome.Passed, "eserp's field EMail is anna@musterbau.example."),
        ],
        EserpStaffSteps.Judge(Anna, Member));

    [Theory]
    [InlineData("active")]
    [InlineData(" Active ")]
    [InlineData("AKTIV")]
    public void A_status_is_read_in_either_language(string status) => Assert.Equal(ProbeOutcome.Passed, Step(StaffStepName.Employment, Member with { EmploymentStatus = status }).Outcome);

    [Fact]
    public void Another_status_is_a_reason_to_end_the_sync() => Assert.Equal(
        new StaffStep(StaffStepName.Employment, ProbeOutcome.Warning, "The employment status in eserp is 'left'.", "Of somebody who left, end the sync: Remove-EsSyncedStaff 7. Nothing is deleted by that."),
        Step(StaffStepName.Employment, Member with { EmploymentStatus = "left" }));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void An_eserp_that_shows_no_status_says_nothing(string? status) => Assert.Equal(
        new StaffStep(StaffStepName.Employment, ProbeOutcome.Skipped, "eserp shows no employment status."), Step(StaffStepName.Employment, Member with { EmploymentStatus = status }));

    [Fact]
    public void Somebody_who_is_gone_from_eserp_is_told()
    {
        Assert.Equal(
            new StaffStep(StaffStepName.Employment, ProbeOutcome.Failed, "eserp no longer has the staff member 7.", "Of somebody who left, end the sync: Remove-EsSyncedStaff 7. Nothing is deleted by that."),
            Step(StaffStepName.Employment, null));
        Assert.Equal(new StaffStep(StaffStepName.Rights, ProbeOutcome.Skipped, "Not tried."), Step(StaffStepName.Rights, null));
    }

    [Fact]
    public void The_right_to_create_appointments_is_missed() => Assert.Equal(
        new StaffStep(StaffStepName.Rights, ProbeOutcome.Warning, "May not create appointments in eserp.", "Give the right to create appointments in eserp's user administration."),
        Step(StaffStepName.Rights, Member with { MayCreateAppointments = false }));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_an_address_there_is_no_mailbox(string? address) => Assert.Equal(
        new StaffStep(StaffStepName.EMail, ProbeOutcome.Failed, "eserp has no EMail.", "Enter the mailbox address in eserp's field EMail."),
        Assert.Single(EserpStaffSteps.Judge(Anna with { EMail = address }, Member), step => step.Name == StaffStepName.EMail));

    private static StaffStep Step(StaffStepName name, StaffMember? member) => Assert.Single((IEnumerable<StaffStep>)EserpStaffSteps.Judge(Anna, member), step => step.Name == name);
}
