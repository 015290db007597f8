using System;

namespace EsExchange.World.Network;

/// <summary>The engine's process is dead: no code of it runs any more.</summary>
internal sealed class ProcessDiedException() : Exception("The process died.");
