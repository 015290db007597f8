namespace EsExchange.Simulator.Http;

/// <summary>What is right or wrong with the server's certificate.</summary>
public enum CertificateVariant
{
    /// <summary>Issued by the server's own authority for localhost and the loopback addresses.</summary>
    Trusted,

    /// <summary>Signed by itself.</summary>
    SelfSigned,

    /// <summary>Issued by the authority, over since yesterday.</summary>
    Expired,

    /// <summary>Issued by the authority for another host.</summary>
    WrongHost,

    /// <summary>Issued by the authority, over in a week.</summary>
    ExpiresSoon,
}
