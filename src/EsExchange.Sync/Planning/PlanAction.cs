namespace EsExchange.Sync.Planning;

/// <summary>What is done about a pair.</summary>
public enum PlanAction
{
    /// <summary>Nothing, and nobody needs to know.</summary>
    Nothing,

    /// <summary>Nothing, and an issue says why.</summary>
    Skip,

    /// <summary>Create the item in Exchange.</summary>
    CreateInExchange,

    /// <summary>Create the appointment in eserp.</summary>
    CreateInEserp,

    /// <summary>Merge the two contents and write to each side what it lacks.</summary>
    Merge,

    /// <summary>Remember that the two belong together; write nothing.</summary>
    Link,

    /// <summary>Delete the item in Exchange.</summary>
    DeleteInExchange,

    /// <summary>Delete the appointment in eserp.</summary>
    DeleteInEserp,

    /// <summary>Give the pair up and keep the side that is left.</summary>
    Detach,

    /// <summary>Forget the pair: both sides are gone.</summary>
    Forget,
}
