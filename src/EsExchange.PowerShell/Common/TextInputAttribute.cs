using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Common;

/// <summary>
/// Takes texts and numbers from the pipeline, but no other objects: PowerShell would make a text such as "@{Name=hq}" of them. They are left to
/// the parameters that bind by property name.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TextInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (IsText(inputData))
            return inputData;

        // The engine goes on to bind by property name only where the conversion failed with a PSInvalidCastException.
        string message = Messages.Format("TextExpected", Bare(inputData)?.GetType().Name);
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    private static bool IsText(object? value) => Bare(value) switch
    {
        null or string or ValueType => true,
        PSCustomObject => false,
        IEnumerable several => several.Cast<object?>().All(IsText),
        _ => false,
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
