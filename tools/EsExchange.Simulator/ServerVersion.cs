using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator;

/// <summary>The Exchange that a server says it is.</summary>
public sealed class ServerVersion
{
    private ServerVersion(string name, int major, int minor, int build, int revision, string schema, EwsVersion newest)
    {
        Name = name;
        Major = major;
        Minor = minor;
        Build = build;
        Revision = revision;
        Schema = schema;
        Newest = newest;
    }

    public static ServerVersion Exchange2010 { get; } = new(nameof(Exchange2010), 14, 3, 513, 0, "Exchange2010_SP2", EwsVersion.Exchange2010SP2);

    public static ServerVersion Exchange2013 { get; } = new(nameof(Exchange2013), 15, 0, 1497, 2, "V2_23", EwsVersion.Exchange2013SP1);

    public static ServerVersion Exchange2016 { get; } = new(nameof(Exchange2016), 15, 1, 2507, 6, "V2017_07_11", EwsVersion.Exchange2016);

    public static ServerVersion Exchange2019 { get; } = new(nameof(Exchange2019), 15, 2, 1118, 7, "V2017_07_11", EwsVersion.Exchange2019);

    public string Name { get; }

    public int Major { get; }

    public int Minor { get; }

    public int Build { get; }

    public int Revision { get; }

    /// <summary>What the header ServerVersionInfo gives as its schema version.</summary>
    public string Schema { get; }

    internal EwsVersion Newest { get; }

    /// <summary>The version with a name such as <c>Exchange2016</c>, or null.</summary>
    public static ServerVersion? Parse(string name) => name switch
    {
        nameof(Exchange2010) => Exchange2010,
        nameof(Exchange2013) => Exchange2013,
        nameof(Exchange2016) => Exchange2016,
        nameof(Exchange2019) => Exchange2019,
        _ => null,
    };
}
