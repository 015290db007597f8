using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Every way in which a connection can prove itself, as an admin sets it up, over TLS.</summary>
public sealed class AuthenticationTests
{
    private const string Application = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "66666666-7777-8888-9999-000000000000";

    [Theory]
    [InlineData("Automatic", "Done")]
    [InlineData("Negotiate", "Done")]
    [InlineData("Ntlm", "Done")]
    [InlineData("Basic", "EsExchange.Unauthorized")]
    public async Task A_password_is_proved_as_the_scheme_says(string scheme, string expected)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync(new ExchangeServerOptions { AllowBasic = false, AllowNtlm = true, AllowNegotiate = true });

        ShellRun run = await RunAsync(world, $"""
            Set-EsExchangeConnection hq -AuthenticationScheme {scheme}
            Add-EsSyncedStaff -StaffNumber 1001 -Connection hq -WarningAction SilentlyContinue
            $null = Invoke-EsSync -ErrorVariable failures -ErrorAction SilentlyContinue
            if ($failures) {"{"} $failures[0].FullyQualifiedErrorId.Split(',')[0] {"}"} else {"{"} 'Done' {"}"}
            """);

        Assert.Equal(expected + "\n", run.Output);
        Assert.Equal(expected == "Done", world.Server.Store.Mailbox("anna.bergmann@musterbau.example").Calendar.Count > 0);
    }

    [Fact]
    public async Task Clientschluessel_gets_a_token_that_is_shown_only_when_asked_for()
    {
        await using AdminWorld world = await OnlineAsync();
        world.Server.Store.Accounts.AddApplication(Application, "geheim-app-1");

        ShellRun run = await RunAsync(world, $"""
            $secret = ConvertTo-SecureString 'geheim-app-1' -AsPlainText -Force
            $null = New-EsExchangeConnection online {Settings(world)} -ClientSecret $secret
            $token = Request-EsAccessToken online
            $token.TenantId, $token.ClientId, $token.Audience, ($token.Roles -join ','), ($token.Expires -gt [datetime]::Now), ($null -eq $token.Token)
            (Request-EsAccessToken -AsPlainText).Token.Split('.').Count
            $token
            """);

        Assert.StartsWith($"{Tenant}\n{Application}\n{world.Server.HttpsUrl!.GetLeftPart(UriPartial.Authority)}\nfull_access_as_app\nTrue\nTrue\n3\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-app-1", run.Output + run.Errors + System.Text.Encoding.Latin1.GetString(await ReadAsync(world.Database)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-CertificatePath '{pfx}' -CertificatePassword $password")]
    [InlineData("-CertificateThumbprint '{thumbprint}'")]
    public async Task A_certificate_from_a_file_or_the_store_syncs(string certificate)
    {
        await using AdminWorld world = await OnlineAsync();
        using X509Certificate2 registered = Certificate(DateTimeOffset.UtcNow.AddYears(1));
        world.Server.Store.Accounts.AddApplication(Application, X509CertificateLoader.LoadCertificate(registered.RawData));
        string pfx = Path.Combine(world.Folder, "Anwendung Größe.pfx");
        await File.WriteAllBytesAsync(pfx, registered.Export(X509ContentType.Pkcs12, "geheim-pfx-1"), TestContext.Current.CancellationToken);

        ShellRun run = await RunAsync(world, $"""
            $password = ConvertTo-SecureString 'geheim-pfx-1' -AsPlainText -Force
            $store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
            $store.Open('ReadWrite')
            $store.Add([System.Security.Cryptography.X509Certificates.X509Certificate2]::new('{pfx}', 'geheim-pfx-1', 'PersistKeySet'))
            $null = New-EsExchangeConnection online {Settings(world)} {certificate.Replace("{pfx}", pfx, StringComparison.Ordinal).Replace("{thumbprint}", registered.Thumbprint.ToLowerInvariant(), StringComparison.Ordinal)}
            Add-EsSyncedStaff -StaffNumber 1001 -Connection online -WarningAction SilentlyContinue
            (Invoke-EsSync).Errors
            """);

        Assert.Equal(("0\n", string.Empty), (run.Output, run.Errors));
        Assert.NotEmpty(world.Server.Store.Mailbox("anna.bergmann@musterbau.example").Calendar.List());
    }

    [Theory]
    [InlineData("-CertificatePath '{pfx}' -CertificatePassword (ConvertTo-SecureString 'falsch' -AsPlainText -Force)", "EsExchange.CertificateUnreadable")]
    [InlineData("-CertificatePath '{pfx}.missing'", "EsExchange.CertificateNotFound")]
    [InlineData("-CertificatePath '{pfx}' -CertificatePassword $password", "EsExchange.CertificateUnusable")]
    [InlineData("-CertificateThumbprint '00112233445566778899AABBCCDDEEFF00112233'", "EsExchange.CertificateNotFound")]
    [InlineData("-CertificateThumbprint 'abc'", "EsExchange.InvalidThumbprint")]
    [InlineData("-CertificateThumbprint 'abc' -ClientSecret $password", "EsExchange.AmbiguousAuthentication")]
    [InlineData("-ClientSecret $password -Credential $credential", "EsExchange.AmbiguousAuthentication")]
    [InlineData("", "EsExchange.MissingSetting")]
    public async Task What_cannot_work_is_refused_before_anything_is_stored(string proof, string expected)
    {
        await using AdminWorld world = await OnlineAsync();
        using X509Certificate2 expired = Certificate(DateTimeOffset.UtcNow.AddDays(-1));
        string pfx = Path.Combine(world.Folder, "app.pfx");
        await File.WriteAllBytesAsync(pfx, expired.Export(X509ContentType.Pkcs12, "geheim-pfx-1"), TestContext.Current.CancellationToken);

        ShellRun run = await RunAsync(world, $"""
            $password = ConvertTo-SecureString 'geheim-pfx-1' -AsPlainText -Force
            New-EsExchangeConnection online {Settings(world)} {proof.Replace("{pfx}", pfx, StringComparison.Ordinal)} -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId.Split(',')[0]
            @(Get-EsExchangeConnection).Count
            """);

        Assert.Equal(expected + "\n1\n", run.Output);
    }

    private static Task<AdminWorld> OnlineAsync() => AdminWorld.CreateAsync(new ExchangeServerOptions { Https = true, AllowBasic = true, Tenant = Tenant });

    private static string Settings(AdminWorld world) =>
        $"-Url '{world.Server.HttpsUrl}' -Authority '{world.Server.HttpsUrl!.GetLeftPart(UriPartial.Authority)}' -TenantId {Tenant} -ClientId {Application}";

    private static Task<ShellRun> RunAsync(AdminWorld world, string script) => AdminShell.RunAsync(
        world.Connected + "\n" + script,
        world.Folder,
        world.Server.CertificateAuthorityPath is { } authority ? new Dictionary<string, string> { ["SSL_CERT_FILE"] = authority, ["HOME"] = world.Folder } : null);

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static X509Certificate2 Certificate(DateTimeOffset until)
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest("CN=EsExchange", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(until.AddYears(-2), until);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
