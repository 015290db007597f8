namespace EsExchange.Operations.Events;

/// <summary>Where events go that a monitor reads.</summary>
public interface IRunEvents
{
    /// <summary>Writes an event. It never throws: a run must not fail for it.</summary>
    void Write(RunEvent written);
}
