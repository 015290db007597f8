using System.Collections.ObjectModel;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>What Group-Object yields.</summary>
/// <param name="Count">How many objects the group has.</param>
/// <param name="Name">The group's values as text.</param>
/// <param name="Group">The objects; empty with -NoElement.</param>
/// <param name="Values">The values they share.</param>
public sealed record ObjectGroup(int Count, string Name, Collection<PSObject> Group, Collection<object?> Values);
