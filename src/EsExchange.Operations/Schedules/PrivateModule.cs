using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Operations.Schedules;

/// <summary>Tells of a module that a task's account would look for in vain, or ought not to run where it lies.</summary>
/// <remarks>
/// What lies in a user's own folders can be read by hardly any other account. SYSTEM can, but must not run there what the user may change.
/// </remarks>
public static class PrivateModule
{
    /// <summary>Whether a module lies in a user's own folders and a task runs as somebody else.</summary>
    /// <param name="module">The module's folder.</param>
    /// <param name="ownFolders">The user's own folders; empty ones count for none.</param>
    /// <param name="account">The account of the task.</param>
    /// <param name="user">The user.</param>
    public static bool IsOutOfReach(string module, IEnumerable<string> ownFolders, TaskAccount account, WindowsUser user) =>
        ownFolders.Any(folder => IsBelow(module, folder)) && !IsSame(account, user);

    private static bool IsBelow(string path, string folder)
    {
        string root = folder.TrimEnd('\\');
        return root.Length > 0 && path.StartsWith(root + "\\", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSame(TaskAccount account, WindowsUser user)
    {
        if (account.Password is null)
            return false;
        string[] parts = account.UserName.Split('\\');
        if (parts.Length == 1)
            return Equal(account.UserName.Split('@')[0], user.Name);
        return Equal(parts[1], user.Name) && Equal(parts[0] == "." ? user.Machine : parts[0], user.Domain);
    }

    private static bool Equal(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A user of Windows.</summary>
/// <param name="Domain">The domain, or the machine for an account of its own.</param>
/// <param name="Name">The name in the domain.</param>
/// <param name="Machine">The machine's name.</param>
public sealed record WindowsUser(string Domain, string Name, string Machine);
