using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class OrganisationPoolTests
{
    private readonly IConfigurationStore _configuration = ScriptedPort.Of<IConfigurationStore>(out _);
    private readonly IExchangeConnector _connector = ScriptedPort.Of<IExchangeConnector>(out _);

    public OrganisationPoolTests() => ((ScriptedPort)_configuration).On("GetSecretAsync", (int id) => $"secret {id}");

    private ScriptedPort Connector => (ScriptedPort)_connector;

    [Fact]
    public async Task A_connection_is_opened_once_for_all_of_its_mailboxes_and_closed_at_the_end()
    {
        ScriptedPort[] scripts = new ScriptedPort[3];
        Connector.On("OpenAsync", (ExchangeConnection connection) => Organisation(out scripts[connection.Id]));
        using (var pool = new OrganisationPool(_configuration, _connector))
        {
            Assert.Same(await GetAsync(pool, 1), await GetAsync(pool, 1));
            Assert.NotSame(await GetAsync(pool, 1), await GetAsync(pool, 2));
            Assert.Equal([1, 2], Connector.Given<ExchangeConnection>("OpenAsync").Select(connection => connection.Id));
        }

        Assert.All(scripts[1..], script => Assert.Equal(["Dispose"], script.Called));
    }

    [Fact]
    public async Task A_server_that_refuses_is_not_tried_again_and_a_database_that_was_away_is()
    {
        Exception failure = new ExchangeException("AccessDenied", "no");
        Connector.On("OpenAsync", (ExchangeConnection _) => failure is null ? Organisation(out ScriptedPort _) : throw failure);
        using var pool = new OrganisationPool(_configuration, _connector);

        await Assert.ThrowsAsync<ExchangeException>(() => GetAsync(pool, 1));
        await Assert.ThrowsAsync<ExchangeException>(() => GetAsync(pool, 1));
        Assert.Single(Connector.Called);

        failure = new EserpException(EserpError.Unavailable, "away");
        await Assert.ThrowsAsync<EserpException>(() => GetAsync(pool, 2));
        failure = null!;
        Assert.NotNull(await GetAsync(pool, 2));
    }

    private static IExchangeOrganisation Organisation(out ScriptedPort script)
    {
        IExchangeOrganisation organisation = ScriptedPort.Of<IExchangeOrganisation>(out script);
        script.Allow("Dispose");
        return organisation;
    }

    private static Task<IExchangeOrganisation> GetAsync(OrganisationPool pool, int id) =>
        pool.GetAsync(new ExchangeConnection { Name = "hq", Id = id }, TestContext.Current.CancellationToken);
}
