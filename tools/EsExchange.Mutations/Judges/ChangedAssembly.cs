namespace EsExchange.Mutations.Judges;

/// <summary>An assembly to be judged.</summary>
/// <param name="FileName">Its file name.</param>
/// <param name="Bytes">What it consists of.</param>
/// <param name="Active">Which of the changes that it holds counts; null where it is changed as a whole, or not at all.</param>
/// <param name="IsOnce">Whether the change has to count from the start of a process.</param>
internal sealed record ChangedAssembly(string FileName, byte[] Bytes, int? Active, bool IsOnce);
