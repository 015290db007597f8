namespace EsExchange.Mutations.Judges;

/// <summary>An assembly to be judged.</summary>
/// <param name="FileName">Its file name.</param>
/// <param name="Bytes">What it consists of.</param>
/// <param name="Number">The number of the change; null for none.</param>
/// <param name="IsSwitched">Whether the assembly holds other changes too, and one is chosen by its number.</param>
/// <param name="IsOnce">Whether the change has to count from the start of a process.</param>
internal sealed record ChangedAssembly(string FileName, byte[] Bytes, int? Number, bool IsSwitched, bool IsOnce)
{
    /// <summary>Whether a program that runs already can be asked about it.</summary>
    public bool CanBeChosenLater => IsSwitched && !IsOnce;
}
