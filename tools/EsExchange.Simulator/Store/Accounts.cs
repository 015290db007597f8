using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EsExchange.Simulator.Store;

/// <summary>Those who may log on.</summary>
public sealed class Accounts
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds or replaces an account.</summary>
    /// <param name="userPrincipalName">The name it logs on with.</param>
    /// <param name="password">Its password.</param>
    /// <param name="impersonates">Whose mailboxes it may act in; null means nobody's but its own.</param>
    public Account Add(string userPrincipalName, string password, Impersonation? impersonates = null)
    {
        var account = new Account(userPrincipalName, password, impersonates ?? Impersonation.None, isApplication: false);
        _accounts[userPrincipalName] = account;
        return account;
    }

    /// <summary>Adds or replaces an application that gets tokens by its client id and secret and has no mailbox of its own.</summary>
    public Account AddApplication(string clientId, string clientSecret, Impersonation? impersonates = null)
    {
        var account = new Account(clientId, clientSecret, impersonates ?? Impersonation.All, isApplication: true);
        _accounts[clientId] = account;
        return account;
    }

    /// <summary>Adds or replaces an application that gets tokens by its client id and the key of a certificate.</summary>
    public Account AddApplication(string clientId, X509Certificate2 certificate, Impersonation? impersonates = null)
    {
        var account = new Account(clientId, string.Empty, impersonates ?? Impersonation.All, isApplication: true) { Certificate = certificate };
        _accounts[clientId] = account;
        return account;
    }

    /// <summary>Takes an account away; false where there is none.</summary>
    public bool Remove(string name) => _accounts.TryRemove(name, out _);

    internal Account? Find(string name) => _accounts.GetValueOrDefault(name);

    internal Account? Verify(string name, string password) =>
        Find(name) is { } account && account.HasPassword(password) ? account : null;
}

/// <summary>Somebody who may log on. Its text shows the name alone.</summary>
public sealed class Account
{
    private readonly byte[] _password;

    internal Account(string name, string password, Impersonation impersonates, bool isApplication)
    {
        Name = name;
        _password = Encoding.UTF8.GetBytes(password);
        Impersonates = impersonates;
        IsApplication = isApplication;
    }

    /// <summary>The user principal name, or an application's client id.</summary>
    public string Name { get; }

    public Impersonation Impersonates { get; set; }

    public bool IsApplication { get; }

    /// <summary>Whether it was disabled: it gets no token, and those it has are good no more.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>The certificate an application proves itself by; null for one with a secret.</summary>
    public X509Certificate2? Certificate { get; init; }

    internal string Password => Encoding.UTF8.GetString(_password);

    /// <summary>The name that items show as their last author.</summary>
    internal string DisplayNameIn(ExchangeStore store) => store.Find(Name)?.DisplayName ?? Name;

    internal bool HasPassword(string password) =>
        CryptographicOperations.FixedTimeEquals(_password, Encoding.UTF8.GetBytes(password));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The scope of the role ApplicationImpersonation.</summary>
public sealed class Impersonation
{
    private readonly HashSet<string>? _addresses;

    private Impersonation(HashSet<string>? addresses) => _addresses = addresses;

    /// <summary>Every mailbox.</summary>
    public static Impersonation All { get; } = new(null);

    /// <summary>No mailbox.</summary>
    public static Impersonation None { get; } = new([]);

    /// <summary>The named mailboxes.</summary>
    public static Impersonation Of(params IEnumerable<string> addresses) =>
        new(addresses.ToHashSet(StringComparer.OrdinalIgnoreCase));

    internal bool Covers(string address) => _addresses is null || _addresses.Contains(address);
}
