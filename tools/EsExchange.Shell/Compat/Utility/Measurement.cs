namespace EsExchange.Shell.Compat.Utility;

/// <summary>What Measure-Object yields; a measure that was not asked for is null.</summary>
public sealed record Measurement
{
    public required int Count { get; init; }

    public double? Average { get; init; }

    public double? Sum { get; init; }

    public object? Maximum { get; init; }

    public object? Minimum { get; init; }

    public string? Property { get; init; }
}
