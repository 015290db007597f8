using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>What Get-Member yields.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="MemberType">Its kind.</param>
/// <param name="Definition">Its declaration.</param>
/// <param name="TypeName">The type of the objects that have it.</param>
public sealed record MemberDescription(string Name, PSMemberTypes MemberType, string Definition, string TypeName);
