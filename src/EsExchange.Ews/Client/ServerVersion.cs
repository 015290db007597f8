using System.Globalization;

namespace EsExchange.Ews.Client;

/// <summary>The version of an Exchange server (schema element <c>ServerVersionInfo</c>).</summary>
/// <param name="Major">15 since Exchange 2013.</param>
/// <param name="Minor">0 for Exchange 2013, 1 for 2016, 2 for 2019 and Subscription Edition, 20 for Exchange Online.</param>
/// <param name="Build">The major build.</param>
/// <param name="Revision">The minor build.</param>
public sealed record ServerVersion(int Major, int Minor, int Build, int Revision)
{
    /// <summary>The oldest version that is supported: Exchange 2016.</summary>
    public static ServerVersion Oldest { get; } = new(15, 1, 0, 0);

    /// <summary>Whether the server is Exchange 2016 or later.</summary>
    public bool IsSupported => Major > Oldest.Major || (Major == Oldest.Major && Minor >= Oldest.Minor);

    /// <summary>The name the product is sold under, such as <c>Exchange 2016</c>.</summary>
    public string ProductName => (Major, Minor) switch
    {
        (8, _) => "Exchange 2007",
        (14, _) => "Exchange 2010",
        (15, 0) => "Exchange 2013",
        (15, 1) => "Exchange 2016",
        (15, 2) => Build >= 2562 ? "Exchange Server Subscription Edition" : "Exchange 2019",
        (15, 20) => "Exchange Online",
        _ => "Exchange",
    };

    /// <summary>The version as four numbers with dots.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}", Major, Minor, Build, Revision);
}
