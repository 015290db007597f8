using System;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Write-Error.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "Message")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Message")]
    [Parameter(ParameterSetName = "Exception")]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "Exception")]
    public Exception? Exception { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "ErrorRecord")]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "Message")]
    [Parameter(ParameterSetName = "Exception")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = "Message")]
    [Parameter(ParameterSetName = "Exception")]
    public string ErrorId { get; set; } = "";

    [Parameter(ParameterSetName = "Message")]
    [Parameter(ParameterSetName = "Exception")]
    public object? TargetObject { get; set; }

    [Parameter]
    public string RecommendedAction { get; set; } = "";

    protected override void ProcessRecord()
    {
        var record = ErrorRecord is not null ? new ErrorRecord(ErrorRecord, replaceParentContainsErrorRecordException: null) : Create();
        if (RecommendedAction.Length > 0)
            (record.ErrorDetails ??= new ErrorDetails(record.Exception.Message)).RecommendedAction = RecommendedAction;
        WriteError(record);
    }

    private ErrorRecord Create()
    {
        var error = Exception ?? new WriteErrorException(Message);
        var id = ErrorId.Length > 0 ? ErrorId : error.GetType().FullName!;
        var record = new ErrorRecord(error, id, Category, TargetObject);
        if (Exception is not null && Message.Length > 0)
            record.ErrorDetails = new ErrorDetails(Message);
        return record;
    }
}
