using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Secrets;

/// <summary>A new key opens every secret, and the former one opens nothing any more.</summary>
public sealed class KeyRotationTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_new_key_in_a_file_opens_every_secret_and_the_former_one_is_gone(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        ExchangeConnection other = await test.Eserp.Configuration.AddConnectionAsync(test.Connection with { Name = "branch" }, "anderes", None);
        await test.Eserp.Configuration.AddConnectionAsync(test.Connection with { Name = "without" }, null, None);
        string[] before = Keys(test);

        Assert.Equal(2, await test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.File, null, None));
        Assert.Equal(2, await test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.File, null, None));

        EserpDatabase opened = await EserpDatabase.OpenAsync(test.Location, test.Time, None);
        Assert.Equal(TestDatabase.Secret, await opened.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Equal("anderes", await opened.Configuration.GetSecretAsync(other.Id, None));
        Assert.Empty(before.Intersect(Keys(test)));
        Assert.Single(Keys(test));
        await opened.Configuration.UpdateConnectionAsync(other, "drittes", None);
        Assert.Equal("drittes", await test.Eserp.Configuration.GetSecretAsync(other.Id, None));
        Assert.Single(Keys(test));
    }

    [Fact]
    public async Task Without_the_former_key_nothing_is_changed_and_no_new_key_is_left()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        string key = Assert.Single(Keys(test));
        byte[] bytes = await File.ReadAllBytesAsync(key, None);
        File.Delete(key);
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.File, null, None));
        Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        Assert.Empty(Keys(test));

        await File.WriteAllBytesAsync(key, bytes, None);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Null((await test.Eserp.SecretKeys.GetAsync(None)).KeyId);
    }

    [Fact]
    public async Task A_certificate_opens_the_secrets_for_whoever_may_use_it()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        using X509Certificate2 certificate = SelfSigned();
        store.Add(certificate);
        try
        {
            await test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.Certificate(certificate.Thumbprint.ToLowerInvariant()), null, None);
            Assert.Empty(Keys(test));
            Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
            Assert.Equal(SecretKeyPlace.Certificate(certificate.Thumbprint), (await test.Eserp.SecretKeys.GetAsync(None)).Place);
        }
        finally
        {
            store.Remove(certificate);
        }

        EserpException error = await Assert.ThrowsAsync<EserpException>(() => test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Equal(EserpError.SecretKeyMissing, error.Error);
        Assert.Contains(certificate.Thumbprint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_keeps_the_key_and_a_session_that_has_not_opened_it_reads_nothing()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        var vault = new FakeVault();
        await test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.Vault("firma"), vault, None);
        Assert.Empty(Keys(test));
        Assert.StartsWith("firma/EsExchange-", Assert.Single(vault.Texts).Key, StringComparison.Ordinal);

        EserpDatabase opened = await EserpDatabase.OpenAsync(test.Location, test.Time, None);
        EserpException locked = await Assert.ThrowsAsync<EserpException>(() => opened.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Contains("'firma'", locked.Message, StringComparison.Ordinal);
        await opened.SecretKeys.UnlockAsync(vault, None);
        Assert.Equal(TestDatabase.Secret, await opened.Configuration.GetSecretAsync(test.Connection.Id, None));

        await opened.SecretKeys.RotateAsync(SecretKeyPlace.File, vault, None);
        Assert.Empty(vault.Texts);
        Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
    }

    [Fact]
    public async Task A_vault_that_fails_changes_nothing()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await Assert.ThrowsAsync<EserpException>(() => test.Eserp.SecretKeys.RotateAsync(SecretKeyPlace.Vault("firma"), new FakeVault { IsLocked = true }, None));
        Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Single(Keys(test));
    }

    private static string[] Keys(TestDatabase test) => Directory.GetFiles(TestDatabase.Keys, $"{test.Eserp.Id:N}*.key");

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=EsExchange", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
    }

    private sealed class FakeVault : ISecretVault
    {
        public Dictionary<string, string> Texts { get; } = [];

        public bool IsLocked { get; init; }

        public string Read(string vault, string name) => Texts[$"{vault}/{name}"];

        public void Write(string vault, string name, string text)
        {
            if (IsLocked)
                throw new EserpException(EserpError.SecretKeyMissing, "locked");
            Texts[$"{vault}/{name}"] = text;
        }

        public void Remove(string vault, string name) => Texts.Remove($"{vault}/{name}");
    }
}
