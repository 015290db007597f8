using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace EsExchange.Operations.Report;

/// <summary>The figures of the charts as JSON.</summary>
internal static class ReportFigures
{
    /// <summary>One value for each part of the period; the times are local ones, written as if they were UTC, in seconds since 1970. The encoder leaves no character that could end a script.</summary>
    public static string ToJson(ReportData data, string culture)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("culture", culture);
            Write(json, "time", data, bucket => bucket.Start.InUtc().ToInstant().ToUnixTimeSeconds());
            Write(json, "eserp", data, bucket => bucket.Totals.EserpWrites);
            Write(json, "exchange", data, bucket => bucket.Totals.ExchangeWrites);
            Write(json, "succeeded", data, bucket => bucket.Totals.Runs - bucket.Totals.Failed);
            Write(json, "failed", data, bucket => bucket.Totals.Failed);
            Write(json, "seconds", data, bucket => bucket.Totals.Runs == 0 ? null : Math.Round(bucket.Totals.Duration.TotalSeconds / bucket.Totals.Runs, 2));
            Write(json, "conflicts", data, bucket => bucket.Totals.Conflicts);
            Write(json, "errors", data, bucket => bucket.Totals.Errors);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, ReportData data, Func<TimeBucket, double?> value)
    {
        json.WriteStartArray(name);
        foreach (double? number in data.Buckets.Select(value))
        {
            if (number is { } written)
                json.WriteNumberValue(written);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
