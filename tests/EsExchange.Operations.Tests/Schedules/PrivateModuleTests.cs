using EsExchange.Operations.Schedules;
using Xunit;

namespace EsExchange.Operations.Tests.Schedules;

public sealed class PrivateModuleTests
{
    private const string InDocuments = @"C:\Users\admin\Documents\WindowsPowerShell\Modules\EsExchange\0.1.0";
    private static readonly string[] OwnFolders = [@"C:\Users\admin", @"D:\Home\admin\", ""];
    private static readonly WindowsUser Admin = new("MUSTERBAU", "admin", "SRV01");

    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM")]
    [InlineData(@"MUSTERBAU\sync$")]
    [InlineData("admin")]
    public void A_service_account_does_not_reach_a_users_documents(string account) =>
        Assert.True(PrivateModule.IsOutOfReach(InDocuments, OwnFolders, new TaskAccount(account, null), Admin));

    [Theory]
    [InlineData(@"MUSTERBAU\dienst", true)]
    [InlineData(@"ANDERE\admin", true)]
    [InlineData(@".\admin", true)]
    [InlineData("dienst@musterbau.example", true)]
    [InlineData(@"musterbau\Admin", false)]
    [InlineData("admin@musterbau.example", false)]
    [InlineData("admin", false)]
    public void Another_users_password_does_not_either(string account, bool expected) =>
        Assert.Equal(expected, PrivateModule.IsOutOfReach(InDocuments, OwnFolders, new TaskAccount(account, "geheim"), Admin));

    [Fact]
    public void A_point_is_the_machine_itself() =>
        Assert.False(PrivateModule.IsOutOfReach(InDocuments, OwnFolders, new TaskAccount(@".\admin", "geheim"), new WindowsUser("SRV01", "admin", "srv01")));

    [Theory]
    [InlineData(@"C:\Program Files\WindowsPowerShell\Modules\EsExchange\0.1.0", false)]
    [InlineData(@"C:\Users\administrator\EsExchange", false)]
    [InlineData(@"c:\users\ADMIN\EsExchange", true)]
    [InlineData(@"D:\Home\admin\PowerShell\Modules\EsExchange\0.1.0", true)]
    public void Only_the_users_own_folders_are_out_of_reach(string module, bool expected) =>
        Assert.Equal(expected, PrivateModule.IsOutOfReach(module, OwnFolders, new TaskAccount("SYSTEM", null), Admin));
}
