using System;
using EsExchange.Eserp.Database.SqlServer;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

public sealed class SqlServerErrorTests
{
    [Theory]
    [InlineData(1205)] // deadlock
    [InlineData(1222)] // lock time-out
    [InlineData(3960)] // snapshot out of date
    [InlineData(40613)] // database not available now
    [InlineData(40197)] // error of the service
    [InlineData(40501)] // service busy
    [InlineData(49918)] // not enough resources
    [InlineData(49919)]
    [InlineData(49920)]
    [InlineData(10928)] // resource limit
    [InlineData(10929)]
    [InlineData(983)] // replica changes its role
    [InlineData(976)]
    [InlineData(6005)] // shutdown in progress
    [InlineData(18401)] // upgrade in progress
    [InlineData(10053)] // connection broken
    [InlineData(10054)]
    [InlineData(10060)]
    [InlineData(10061)]
    [InlineData(233)]
    [InlineData(64)]
    public void What_passes_by_itself_is_tried_again(int number)
    {
        Assert.True(SqlServerErrors.IsTransient([number]));
        Assert.True(SqlServerErrors.IsTransient([3621, number]));
    }

    [Theory]
    [InlineData(-2)] // time-out of a command: the same command would take as long again
    [InlineData(18456)]
    [InlineData(4060)]
    [InlineData(229)]
    [InlineData(547)]
    [InlineData(2627)]
    [InlineData(1105)]
    [InlineData(3906)]
    [InlineData(207)]
    [InlineData(11001)] // no such host
    public void What_stays_is_not(int number) => Assert.False(SqlServerErrors.IsTransient([number]));

    [Theory]
    [InlineData(547, EserpError.Refused)]
    [InlineData(2628, EserpError.Refused)]
    [InlineData(220, EserpError.Refused)]
    [InlineData(232, EserpError.Refused)]
    [InlineData(241, EserpError.Refused)]
    [InlineData(242, EserpError.Refused)]
    [InlineData(245, EserpError.Refused)]
    [InlineData(296, EserpError.Refused)]
    [InlineData(550, EserpError.Refused)]
    [InlineData(8114, EserpError.Refused)]
    [InlineData(8115, EserpError.Refused)]
    [InlineData(50000, EserpError.Refused)] // RAISERROR with a text
    [InlineData(51234, EserpError.Refused)]
    [InlineData(60000, EserpError.Refused)]
    [InlineData(int.MaxValue, EserpError.Refused)] // the largest number of THROW
    [InlineData(33557097, EserpError.Unavailable)] // any error of PostgreSQL
    [InlineData(49999, EserpError.Unavailable)]
    [InlineData(8003, EserpError.InvalidValue)] // too many parameters
    [InlineData(18456, EserpError.AccessDenied)]
    [InlineData(229, EserpError.AccessDenied)]
    [InlineData(916, EserpError.AccessDenied)]
    [InlineData(15151, EserpError.AccessDenied)] // not there, or no right to see it
    [InlineData(4060, EserpError.NotFound)]
    [InlineData(208, EserpError.NotInitialized)]
    [InlineData(1105, EserpError.Full)]
    [InlineData(9002, EserpError.Full)]
    [InlineData(3906, EserpError.ReadOnly)]
    [InlineData(978, EserpError.ReadOnly)]
    [InlineData(1205, EserpError.Busy)]
    [InlineData(1222, EserpError.Busy)]
    [InlineData(-2, EserpError.Busy)]
    [InlineData(40501, EserpError.Busy)]
    [InlineData(824, EserpError.Corrupt)]
    [InlineData(-2146893019, EserpError.Unavailable)]
    [InlineData(53, EserpError.Unavailable)]
    [InlineData(10061, EserpError.Unavailable)]
    [InlineData(40613, EserpError.Unavailable)]
    public void Every_number_has_its_kind_and_names_the_database(int number, EserpError expected)
    {
        var cause = new InvalidOperationException("the server's words");
        EserpException error = SqlServerErrors.Translate(number, "Server=sql01;Database=eserp", cause);
        Assert.Equal(expected, error.Error);
        Assert.Same(cause, error.InnerException);
        Assert.True(error.Message.Contains("sql01", StringComparison.Ordinal) || error.Message.Contains("the server's words", StringComparison.Ordinal), error.Message);
    }
}
