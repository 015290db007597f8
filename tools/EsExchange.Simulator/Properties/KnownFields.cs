using System;
using System.Collections.Frozen;
using System.Linq;

namespace EsExchange.Simulator.Properties;

/// <summary>Field URIs that a client may name, of which some no item here ever shows (schema type UnindexedFieldURIType).</summary>
internal static class KnownFields
{
    private static readonly string[] OtherPrefixes =
        ["message:", "meeting:", "meetingRequest:", "distributionlist:", "postitem:", "conversation:", "persona:", "rolemember:", "network:", "folder:"];

    private static readonly FrozenSet<string> Schema = Join("item:",
        "MimeContent Attachments InternetMessageHeaders ResponseObjects DisplayBcc ConversationId UniqueBody Flag StoreEntryId "
        + "InstanceKey NormalizedBody EntityExtractionResult PolicyTag ArchiveTag RetentionDate Preview PredictedActionReasons IsClutter "
        + "RightsManagementLicenseData BlockStatus HasBlockedImages WebClientReadFormQueryString WebClientEditFormQueryString IconIndex "
        + "MimeContentUTF8 Mentions MentionedMe MentionsPreview MentionsEx Hashtags AppliedHashtags AppliedHashtagsPreview Likes LikesPreview "
        + "PendingSocialActivityTagIds AtAllMention CanDelete InferenceClassification FirstBody")
        .Concat(Join("calendar:",
        "StartWallClock EndWallClock EnhancedLocation When InboxReminders ConflictingMeetings AdjacentMeetings "
        + "MeetingTimeZone ConferenceType IsOnlineMeeting "
        + "MeetingWorkspaceUrl NetShowUrl JoinOnlineMeetingUrl OnlineMeetingSettings CalendarActivityData"))
        .Concat(Join("task:", "AssignedTime Delegator IsAssignmentEditable"))
        .Concat(Join("contacts:",
        "Alias Culture DirectoryId DirectReports AbchEmailAddresses ManagerMailbox MSExchangeCertificate Notes PhoneticFullName PhoneticFirstName "
        + "PhoneticLastName Photo UserSMIMECertificate AccountName IsAutoUpdateDisabled IsMessengerEnabled Comment ContactShortId ContactType CreatedBy "
        + "Gender IsHidden ObjectId PassportId IsPrivate SourceId TrustLevel Urls Cid SkypeAuthCertificate SkypeContext SkypeId XboxLiveTag "
        + "SkypeRelationship YomiNickname InviteFree HidePresenceAndProfile IsPendingOutbound SupportGroupFeeds UserTileHash UnifiedInbox Mris Wlid "
        + "AbchContactId NotInBirthdayCalendar ShellContactType ImMri PresenceTrustLevel OtherMri ProfileLastChanged MobileIMEnabled "
        + "PartnerNetworkProfilePhotoUrl PartnerNetworkThumbnailPhotoUrl PersonId ConversationGuid"))
        .Concat(CommonProperties.BeforeExtended.Concat(CommonProperties.AfterExtended).Concat(CalendarProperties.All).Concat(TaskProperties.All)
            .Concat(ContactProperties.All).Select(p => p.FieldUri))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string uri) => Schema.Contains(uri) || OtherPrefixes.Any(p => uri.StartsWith(p, StringComparison.Ordinal));

    private static System.Collections.Generic.IEnumerable<string> Join(string prefix, string names) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => prefix + n);
}
