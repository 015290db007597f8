using EsExchange.Engine.Exchange;
using EsExchange.Eserp;

namespace EsExchange.World.Stories;

/// <summary>A fault put into an engine by a lying port, to see whether the world finds it.</summary>
internal abstract class EngineFault
{
    /// <summary>The engine as it is.</summary>
    public static EngineFault None { get; } = new NoFault();

    /// <summary>What a fault is called.</summary>
    public abstract string Name { get; }

    public virtual IEserpDatabase Wrap(IEserpDatabase database) => database;

    public virtual IExchangeConnector Wrap(IExchangeConnector connector) => connector;

    private sealed class NoFault : EngineFault
    {
        public override string Name => "none";
    }
}
