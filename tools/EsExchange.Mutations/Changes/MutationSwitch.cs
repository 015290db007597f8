namespace EsExchange.Mutations.Changes;

/// <summary>The class that is compiled into the changed project and says which change counts.</summary>
internal static class MutationSwitch
{
    public const string Name = "EsExchange.MutationSwitch";

    /// <summary>The number of the change that counts from the start of a process.</summary>
    public const string ActiveVariable = "ESEXCHANGE_MUTANT";

    /// <param name="count">How many changes there are.</param>
    public static string Source(int count) => $$"""
        namespace EsExchange
        {
            internal static class MutationSwitch
            {
                private static readonly bool[] Reached = new bool[{{count}}];
                private static int Active = int.TryParse(System.Environment.GetEnvironmentVariable("{{ActiveVariable}}"), out int active) ? active : -1;
                private static long Left = long.MaxValue;

                public static bool Is(int change)
                {
                    Reached[change] = true;
                    if (Left-- < 0)
                        throw new System.InvalidOperationException("The change makes the code run without end.");
                    return change == Active;
                }
            }
        }
        """;
}
