using System;
using System.Collections.Frozen;
using System.Linq;

namespace EsExchange.Simulator.Properties;

/// <summary>Field URIs that a client may name although no item here ever shows them (schema type UnindexedFieldURIType).</summary>
internal static class KnownFields
{
    private static readonly string[] OtherPrefixes =
        ["message:", "task:", "contacts:", "meeting:", "meetingRequest:", "distributionlist:", "postitem:", "conversation:", "persona:", "rolemember:", "network:", "folder:"];

    private static readonly FrozenSet<string> Unmodelled = Join("item:",
        "MimeContent Attachments InReplyTo InternetMessageHeaders ResponseObjects DisplayBcc Culture ConversationId UniqueBody Flag StoreEntryId "
        + "InstanceKey NormalizedBody EntityExtractionResult PolicyTag ArchiveTag RetentionDate Preview PredictedActionReasons IsClutter "
        + "RightsManagementLicenseData BlockStatus HasBlockedImages WebClientReadFormQueryString WebClientEditFormQueryString IconIndex "
        + "MimeContentUTF8 Mentions MentionedMe MentionsPreview MentionsEx Hashtags AppliedHashtags AppliedHashtagsPreview Likes LikesPreview "
        + "PendingSocialActivityTagIds AtAllMention CanDelete InferenceClassification FirstBody")
        .Concat(Join("calendar:",
        "StartWallClock EndWallClock EnhancedLocation When InboxReminders ConflictingMeetings AdjacentMeetings AppointmentReplyTime "
        + "MeetingTimeZone ConferenceType IsOnlineMeeting "
        + "MeetingWorkspaceUrl NetShowUrl JoinOnlineMeetingUrl OnlineMeetingSettings CalendarActivityData"))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string uri) =>
        Unmodelled.Contains(uri) || CommonProperties.BeforeExtended.Any(p => p.FieldUri == uri) || CommonProperties.AfterExtended.Any(p => p.FieldUri == uri)
        || CalendarProperties.All.Any(p => p.FieldUri == uri) || OtherPrefixes.Any(p => uri.StartsWith(p, StringComparison.Ordinal));

    private static System.Collections.Generic.IEnumerable<string> Join(string prefix, string names) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => prefix + n);
}
