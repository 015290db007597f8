using System;

namespace EsExchange.Ews.Authentication;

/// <summary>The form of an account's name that is accepted (manual: "Benutzer (UPN)").</summary>
internal static class UserPrincipalName
{
    /// <exception cref="ArgumentException">The name is empty or of the form <c>domain\user</c>.</exception>
    public static string Check(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        if (name.IndexOf('\\') >= 0)
            throw new ArgumentException(@"A name of the form domain\user is not accepted. Write the user principal name instead, such as user@example.com.", nameof(name));
        return name.IndexOf('@') > 0 && name.IndexOf(':') < 0
            ? name
            : throw new ArgumentException("Write the user principal name, such as user@example.com.", nameof(name));
    }
}
