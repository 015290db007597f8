namespace IsolationProbe;

/// <summary>What the probe got.</summary>
/// <param name="Library">A library's simple name.</param>
/// <param name="Location">Where it was loaded from.</param>
/// <param name="Context">The name of its load context.</param>
/// <param name="Evidence">What the library answered when it was used.</param>
public sealed record IsolationReport(string Library, string Location, string Context, string Evidence);
