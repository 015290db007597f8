using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Diagnostics;

public sealed class DatabaseCheckTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_new_database_passes_and_keeps_nothing_of_the_check(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IReadOnlyList<DatabaseStep> steps = await test.Eserp.CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["Views Passed", "ChangeFeed Passed", "ActivityTypes Warning", "Priorities Warning", "Staff Passed"],
            steps.Where(step => step.Name != "Clock").Select(step => $"{step.Name} {step.Outcome}"));
        Assert.Empty(test.User.List(1));
    }

    [Theory]
    [InlineData("DROP VIEW es_Task", "Views", "es.Task")]
    [InlineData("DROP TRIGGER ref_Appointment_Updated", "ChangeFeed", "changed")]
    [InlineData("DROP TRIGGER ref_AppointmentParticipant_Deleted", "ChangeFeed", "deleted")]
    [InlineData("DROP TRIGGER es_Appointment_Insert", "ChangeFeed", "cannot be created")]
    public async Task What_is_missing_is_named(string accident, string step, string words)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Sql(accident);
        DatabaseStep failed = Assert.Single(await test.Eserp.CheckAsync(TestContext.Current.CancellationToken), s => s.Outcome == DatabaseStepOutcome.Failed);
        Assert.Equal(step, failed.Name);
        Assert.Contains(words, failed.Message, System.StringComparison.Ordinal);
        Assert.NotNull(failed.Advice);
    }

    [Fact]
    public async Task Staff_without_an_address_and_a_shared_one_are_named()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Sql("INSERT INTO ref.Staff (StaffNumber, Name, EMail) VALUES (3, 'Ohne', NULL), (4, 'Zwilling', 'ANNA@musterbau.example')");
        DatabaseStep staff = Assert.Single(await test.Eserp.CheckAsync(TestContext.Current.CancellationToken), step => step.Name == "Staff");
        Assert.Equal(DatabaseStepOutcome.Warning, staff.Outcome);
        Assert.Contains("Without EMail: 3.", staff.Message, System.StringComparison.Ordinal);
        Assert.Contains("anna@musterbau.example", staff.Message, System.StringComparison.OrdinalIgnoreCase);
    }
}
