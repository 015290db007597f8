using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class ClientCertificatesTests : IDisposable
{
    private const string Password = "geheim-1";

    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddDays(10);
    private static readonly ExchangeConnection Connection = new() { Name = "hq", Authentication = AuthenticationMode.OAuth, ClientId = "client", TenantId = "tenant" };

    private static readonly X509Certificate2 Certificate = Make();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("esexchange-test-");

    [Fact]
    public void A_connection_that_names_noCertificate_has_none() => Assert.Null(ClientCertificates.Find(Connection, Password, Now));

    [Fact]
    public void A_PFX_file_is_opened_with_its_password_or_without_one()
    {
        foreach (string? password in new[] { Password, null })
        {
            using X509Certificate2 found = ClientCertificates.Find(Connection with { CertificatePath = Pfx(password) }, password, Now)!;
            Assert.Equal((Certificate.Thumbprint, true), (found.Thumbprint, found.HasPrivateKey));
        }
    }

    [Fact]
    public void A_file_that_the_password_does_not_open_is_told_apart_from_one_that_is_not_there()
    {
        string file = Pfx(Password), missing = Path.Combine(_folder.FullName, "missing.pfx");

        Refuse(Connection with { CertificatePath = file }, "CertificateUnreadable", $"'{file}' cannot be read as a PFX file with the password that was given. Give it with -CertificatePassword.", "falsch-1");
        Refuse(Connection with { CertificatePath = missing }, "CertificateNotFound", $"The certificate file '{missing}' does not exist, or this account may not read it.");
        Refuse(Connection with { CertificatePath = _folder.FullName }, "CertificateNotFound", $"The certificate file '{_folder.FullName}' does not exist, or this account may not read it.");
    }

    [Fact]
    public void ACertificate_without_its_key_cannot_be_used()
    {
        string file = Path.Combine(_folder.FullName, "public.cer");
        File.WriteAllBytes(file, Certificate.Export(X509ContentType.Cert));

        Refuse(Connection with { CertificatePath = file }, "CertificateUnusable", "The certificate 'CN=EsExchange Test' has no private key here. Import it with its key, or choose a PFX file that holds it.");
    }

    [Fact]
    public void ACertificate_can_be_used_until_it_runs_out()
    {
        ExchangeConnection connection = Connection with { CertificatePath = Pfx(Password) };

        using (X509Certificate2? last = ClientCertificates.Find(connection, Password, End))
            Assert.NotNull(last);
        ExchangeException late = Assert.Throws<ExchangeException>(() => ClientCertificates.Find(connection, Password, End.AddSeconds(1)));
        Assert.Equal(("CertificateUnusable", $"The certificate 'CN=EsExchange Test' ran out on {End.LocalDateTime:yyyy-MM-dd}. Register a new one with the application."), (late.ErrorId, late.Message));
    }

    [Fact]
    public void A_thumbprint_is_looked_for_in_the_stores_before_a_file()
    {
        string thumbprint = new('0', 40);

        Refuse(
            Connection with { CertificateThumbprint = thumbprint, CertificatePath = Pfx(Password) }, "CertificateNotFound",
            $"Neither the account's nor the machine's store 'My' holds a certificate with the thumbprint {thumbprint}. Import it with its private key, for the account that runs the sync.");
    }

    [Fact]
    public void ACertificate_of_the_account_is_found_by_its_thumbprint()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(Certificate);
        try
        {
            using X509Certificate2 found = ClientCertificates.Find(Connection with { CertificateThumbprint = Certificate.Thumbprint }, null, Now)!;
            Assert.Equal((Certificate.Thumbprint, true), (found.Thumbprint, found.HasPrivateKey));
        }
        finally
        {
            store.Remove(Certificate);
        }
    }

    [Fact]
    public void An_application_proves_itself_by_itsCertificate_in_the_place_of_a_secret()
    {
        var time = new FakeTimeProvider(Now);
        ExchangeConnection byFile = Connection with { CertificatePath = Pfx(null) };

        using (OAuthCredentials credentials = ConnectionCredentials.MakeOAuth(byFile, null, time))
            Assert.True(credentials.CanRefresh);
        Assert.Equal("CertificateNotFound", Assert.Throws<ExchangeException>(() => ConnectionCredentials.MakeOAuth(Connection with { CertificateThumbprint = new string('0', 40) }, null, time)).ErrorId);
        time.Advance(TimeSpan.FromDays(11));
        Assert.Equal("CertificateUnusable", Assert.Throws<ExchangeException>(() => ConnectionCredentials.MakeOAuth(byFile, null, time)).ErrorId);
    }

    [Theory]
    [InlineData("\u200e09 af az AF:09", "09AFAAF09")]
    [InlineData("/0:9@AG`ag", "09AA")]
    public void A_thumbprint_is_what_is_hexadecimal_in_what_was_copied(string copied, string thumbprint) => Assert.Equal(thumbprint, ClientCertificates.Normalise(copied));

    [Fact]
    public void No_thumbprint_is_no_text() => Assert.Equal("thumbprint", Assert.Throws<ArgumentNullException>(() => ClientCertificates.Normalise(null!)).ParamName);

    public void Dispose() => _folder.Delete(true);

    private static void Refuse(ExchangeConnection connection, string errorId, string message, string? password = Password)
    {
        ExchangeException refused = Assert.Throws<ExchangeException>(() => ClientCertificates.Find(connection, password, Now));
        Assert.Equal((errorId, message), (refused.ErrorId, refused.Message));
    }

    private static X509Certificate2 Make()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest("CN=EsExchange Test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-1), End);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private string Pfx(string? password)
    {
        string file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(file, Certificate.Export(X509ContentType.Pkcs12, password));
        return file;
    }
}
