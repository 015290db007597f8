using System;
using System.Globalization;
using System.Management.Automation;

namespace EsExchange.PowerShell.Common;

/// <summary>Lets a TimeSpan parameter be given as a number of minutes: 15 as well as 00:15:00.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class MinutesAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TimeSpan span => span,
            int or long or double or decimal => TimeSpan.FromMinutes(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes) => TimeSpan.FromMinutes(minutes),
            _ => value,
        };
    }
}
