namespace EsExchange.Ews.Tests.Support;

/// <summary>Answers as Exchange writes them.</summary>
internal static class Answers
{
    public const string Start =
        """
        <?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header><t:ServerVersionInfo MajorVersion="15" MinorVersion="1" MajorBuildNumber="2507" MinorBuildNumber="6"/></s:Header><s:Body>
        """;

    public const string End = "</s:Body></s:Envelope>";

    public const string Folder = Start
        + """<m:GetFolderResponse><m:ResponseMessages><m:GetFolderResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:CalendarFolder><t:FolderId Id="F" ChangeKey="C"/><t:DisplayName>Kalender</t:DisplayName><t:TotalCount>7</t:TotalCount></t:CalendarFolder></m:Folders></m:GetFolderResponseMessage></m:ResponseMessages></m:GetFolderResponse>"""
        + End;

    /// <summary>An answer to GetItem with one message for each item.</summary>
    public static string Items(params string[] items)
    {
        string messages = string.Concat(System.Array.ConvertAll(items, item =>
            $"""<m:GetItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Items>{item}</m:Items></m:GetItemResponseMessage>"""));
        return $"{Start}<m:GetItemResponse><m:ResponseMessages>{messages}</m:ResponseMessages></m:GetItemResponse>{End}";
    }

    /// <summary>An answer of one message.</summary>
    public static string Message(string operation, string payload, string responseCode = "NoError")
    {
        string responseClass = responseCode == "NoError" ? "Success" : "Error";
        return $"""{Start}<m:{operation}Response><m:ResponseMessages><m:{operation}ResponseMessage ResponseClass="{responseClass}"><m:ResponseCode>{responseCode}</m:ResponseCode>{payload}</m:{operation}ResponseMessage></m:ResponseMessages></m:{operation}Response>{End}""";
    }
}
