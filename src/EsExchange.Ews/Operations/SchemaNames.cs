using System;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Operations;

/// <summary>Names of enumeration values as the schema spells them, where they differ from ours.</summary>
internal static class SchemaNames
{
    public static string Of(DistinguishedFolder folder) => folder switch
    {
        DistinguishedFolder.Calendar => "calendar",
        DistinguishedFolder.Tasks => "tasks",
        DistinguishedFolder.Inbox => "inbox",
        DistinguishedFolder.DeletedItems => "deleteditems",
        _ => throw new ArgumentOutOfRangeException(nameof(folder)),
    };

    public static string Of(LegacyFreeBusyStatus status) => status == LegacyFreeBusyStatus.OutOfOffice ? "OOF" : status.ToString();

    public static LegacyFreeBusyStatus FreeBusy(string text) =>
        text == "OOF" ? LegacyFreeBusyStatus.OutOfOffice : Parse(text, LegacyFreeBusyStatus.NoData);

    public static T Parse<T>(string text, T unknown)
        where T : struct => Enum.TryParse(text, out T value) ? value : unknown;
}
