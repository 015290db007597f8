using System.Collections.Generic;

namespace EsExchange.Operations.Schedules;

/// <summary>The Task Scheduler's folder of this module.</summary>
public interface ITaskService
{
    /// <summary>Registers a task, in place of one of the same name.</summary>
    void Register(string name, string xml, TaskAccount account);

    /// <summary>The definitions of all tasks.</summary>
    IReadOnlyList<string> List();

    /// <summary>Deletes a task; does nothing where there is none.</summary>
    void Delete(string name);
}
