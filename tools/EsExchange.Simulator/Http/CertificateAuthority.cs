using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EsExchange.Simulator.Http;

/// <summary>Makes a root certificate and server certificates below it.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _now;

    public CertificateAuthority(DateTimeOffset now)
    {
        _now = now;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=EsExchange Simulator Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(now.AddYears(-1), now.AddYears(10));
    }

    /// <summary>The root as PEM, without its key.</summary>
    public string RootPem => _root.ExportCertificatePem();

    public X509Certificate2 Issue(CertificateVariant variant, IReadOnlyList<string> hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var host = variant == CertificateVariant.WrongHost ? "mail.elsewhere.example" : "localhost";
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(Names(host, variant, hosts));
        var (from, until) = variant switch
        {
            CertificateVariant.Expired => (_now.AddDays(-90), _now.AddDays(-1)),
            CertificateVariant.ExpiresSoon => (_now.AddDays(-90), _now.AddDays(7)),
            _ => (_now.AddDays(-1), _now.AddYears(1)),
        };
        if (variant == CertificateVariant.SelfSigned)
            return Reload(request.CreateSelfSigned(from, until));
        using var issued = request.Create(_root, from, until, RandomNumberGenerator.GetBytes(16));
        return Reload(issued.CopyWithPrivateKey(key));
    }

    public void Dispose() => _root.Dispose();

    private static X509Extension Names(string host, CertificateVariant variant, IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (variant != CertificateVariant.WrongHost)
        {
            foreach (var further in hosts)
                names.AddDnsName(further);
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
        }

        return names.Build();
    }

    /// <summary>Gives the certificate a key that outlives the one it was made with.</summary>
    private static X509Certificate2 Reload(X509Certificate2 made)
    {
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
