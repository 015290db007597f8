using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Simulator.Validation;
using Xunit;

namespace EsExchange.Ews.Tests.Errors;

public sealed partial class ResponseCodeTableTests
{
    [Fact]
    public void Every_code_of_the_schema_is_judged_or_belongs_to_a_feature_that_is_never_asked_for()
    {
        HashSet<string> schema = ReadCodes();

        Assert.Empty(ResponseCodeTable.KnownCodes.Except(schema));
        Assert.DoesNotContain(schema.Except(ResponseCodeTable.KnownCodes), code => code != "NoError" && !ForeignFeature().IsMatch(code));
    }

    [Fact]
    public void An_unknown_code_is_final_and_leaves_the_outcome_of_a_write_open()
    {
        ResponseCodeRule rule = ResponseCodeTable.Find("ErrorOfTheFuture");

        Assert.Equal(ResponseCodeTable.Unknown, rule);
        Assert.False(rule.IsTransient);
        Assert.True(rule.MayHaveTakenEffect);
    }

    [Fact]
    public void Every_category_says_what_to_do()
    {
        EwsErrorCategory[] silent = [.. Enum.GetValues<EwsErrorCategory>().Where(category =>
            category != EwsErrorCategory.ServerError && ErrorAdvice.For(category) == ErrorAdvice.For(EwsErrorCategory.ServerError))];

        Assert.Empty(silent);
    }

    private static HashSet<string> ReadCodes()
    {
        string? folder = EwsSchemas.FindFolder();
        Assert.SkipWhen(folder is null, "Microsoft's schemas are not on this machine.");
        using var reader = XmlReader.Create(Path.Combine(folder!, "messages.xsd"));
        while (!(reader.LocalName == "simpleType" && reader.GetAttribute("name") == "ResponseCodeType"))
            Assert.True(reader.Read());
        HashSet<string> codes = [];
        using XmlReader type = reader.ReadSubtree();
        while (type.Read())
        {
            if (type.NodeType == XmlNodeType.Element && type.LocalName == "enumeration")
                codes.Add(type.GetAttribute("value")!);
        }

        return codes;
    }

    [GeneratedRegex(
        "Delegate|Subscri|Unified|TeamMailbox|Archive|Sharing|Extension|Im(Contact|Group|Dist)|Attachment|Mime|Recipient|FreeBusy|Oof|Phone|Retention"
        + "|Calendar.*For(Accept|Decline|Remove|Tentative|Suppress)|Weather|LocationServices|MessageTracking|Rule|Sender|ManagedFolder|PublicFolder|Permission"
        + "|Contact|ResolveNames|NameResolution|DistributionList|Photo|Instant|Search|Speech|UM|Voice|Sub[fF]ilter|MailTips|WorkingHours|Event|Watermark|Federat"
        + "|Proxy|CAS|MailboxData|MailboxHold|MailboxScope|Client(Intent|Access)|Bulk|Keep|Keyword|Conversation|Copy|Move|Submission|MessageBlock|ExceededM"
        + "|Recogn|SIP|IPGateway|Meeting|Organization|SecurityDesc|Sid|Win32|Legacy|Token|Latitude|Longitude|ItemForOperation|Prompt|Post|Management|Suspend")]
    private static partial Regex ForeignFeature();
}
