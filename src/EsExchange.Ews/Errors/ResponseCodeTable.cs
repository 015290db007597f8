using System;
using System.Collections.Generic;
using static EsExchange.Ews.Errors.EwsErrorCategory;
using static EsExchange.Ews.Errors.EwsErrorScope;

namespace EsExchange.Ews.Errors;

/// <summary>The response codes that calendar, task and folder operations may meet (schema type <c>ResponseCodeType</c>).</summary>
/// <remarks>Every other code is final for its item, and a write that it answers must be looked at before it is repeated.</remarks>
public static class ResponseCodeTable
{
    private const bool Later = true;
    private const bool Never = false;
    private const bool Perhaps = true;
    private const bool No = false;

    private static readonly char[] Separators = [' ', '\r', '\n'];

    private static readonly Dictionary<string, ResponseCodeRule> Rules = new(StringComparer.Ordinal);

    static ResponseCodeTable()
    {
        // Category, scope, succeeds later?, effect despite the error?
        Add(Throttled, Mailbox, Later, No,
            """
            ErrorExceededConnectionCount ErrorServerBusy ErrorTooManyObjectsOpened
            """);
        Add(Transient, Mailbox, Later, Perhaps,
            """
            ErrorClientDisconnected ErrorInternalServerError ErrorInternalServerTransientError ErrorProxyCallFailed
            ErrorProxyRequestProcessingFailed ErrorRequestAborted ErrorTimeoutExpired
            """);
        Add(Transient, Mailbox, Later, No,
            """
            ErrorADOperation ErrorADUnavailable ErrorInsufficientResources ErrorNoRespondingCASInDestinationSite
            ErrorNotEnoughMemory ErrorProxyTokenExpired ErrorServiceDiscoveryFailed
            """);
        Add(MailboxUnavailable, Mailbox, Later, Perhaps,
            """
            ErrorConnectionFailed ErrorMailboxFailover
            """);
        Add(MailboxUnavailable, Mailbox, Later, No,
            """
            ErrorLocalServerObjectNotFound ErrorMailboxConfiguration ErrorMailboxLogonFailed ErrorMailboxMoveInProgress
            ErrorMailboxStoreUnavailable ErrorMissingExchangePrincipal
            """);
        Add(MailboxNotFound, Mailbox, Never, No,
            """
            ErrorAddressSpaceNotFound ErrorCannotFindUser ErrorDistinguishedUserNotSupported ErrorEmailAddressMismatch
            ErrorInvalidMailbox ErrorInvalidSmtpAddress ErrorInvalidUserInfo ErrorInvalidUserPrincipalName
            ErrorMailRecipientNotFound ErrorMissingEmailAddress ErrorNonExistentMailbox ErrorNonPrimarySmtpAddress
            ErrorTargetDomainNotSupported
            """);
        Add(ImpersonationDenied, Mailbox, Never, No,
            """
            ErrorImpersonateUserDenied ErrorImpersonationDenied ErrorImpersonationFailed
            ErrorInvalidExchangeImpersonationHeaderData ErrorMoreThanOneAccessModeSpecified
            """);
        Add(Unauthorized, Connection, Never, No,
            """
            ErrorADSessionFilter ErrorDuplicateUserIdsSpecified ErrorInvalidAuthorizationContext ErrorInvalidClientSecurityContext
            ErrorInvalidCrossForestCredentials ErrorInvalidLogonType ErrorInvalidNetworkServiceContext
            ErrorInvalidSerializedAccessToken ErrorLogonAsNetworkServiceFailed ErrorMissingUserIdInformation
            ErrorNoOAuthServerAvailableForRequest ErrorPasswordChangeRequired ErrorPasswordExpired
            """);
        Add(Forbidden, Connection, Never, No,
            """
            ErrorAccountDisabled ErrorAccountSuspend ErrorCallerIsInvalidADAccount ErrorInvalidLicense
            ErrorOrganizationAccessBlocked ErrorUserNotAllowedByPolicy
            """);
        Add(ServerTooOld, Connection, Never, No,
            """
            ErrorIncorrectSchemaVersion ErrorInvalidSchemaVersionForMailboxVersion ErrorInvalidServerVersion
            ErrorWrongServerVersion
            """);
        Add(InvalidSyncState, Mailbox, Never, No,
            """
            ErrorInvalidSyncStateData
            """);
        Add(ItemNotFound, Item, Never, No,
            """
            ErrorCalendarCannotUpdateDeletedItem ErrorCalendarCannotUseIdForOccurrenceId
            ErrorCalendarCannotUseIdForRecurringMasterId ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange
            ErrorCalendarOccurrenceIsDeletedFromRecurrence ErrorCannotUseFolderIdForItemId ErrorInvalidId ErrorInvalidIdEmpty
            ErrorInvalidIdMalformed ErrorInvalidIdMonikerTooLong ErrorInvalidIdStoreObjectIdTooLong ErrorInvalidIdXml
            ErrorItemNotFound
            """);
        Add(MailboxUnavailable, Mailbox, Never, No,
            """
            ErrorCannotEmptyFolder ErrorCannotGetSourceFolderPath ErrorCannotUseItemIdForFolderId ErrorFolderCorrupt
            ErrorFolderExists ErrorFolderNotFound ErrorFolderPropertRequestFailed ErrorFolderSave ErrorFolderSaveFailed
            ErrorFolderSavePropertyError ErrorIndividualMailboxLimitReached ErrorInvalidFolderId
            ErrorInvalidFolderTypeForOperation ErrorInvalidParentFolder ErrorNoCalendar ErrorParentFolderNotFound
            ErrorSavedItemFolderNotFound ErrorSyncFolderNotFound ErrorToFolderNotFound
            """);
        Add(Conflict, Item, Never, No,
            """
            ErrorChangeKeyRequired ErrorChangeKeyRequiredForWriteOperations ErrorInvalidChangeKey ErrorIrresolvableConflict
            ErrorObjectTypeChanged ErrorStaleObject
            """);
        Add(AccessDenied, Item, Never, No,
            """
            ErrorAccessDenied ErrorCalendarIsNotOrganizer ErrorCannotDeleteObject ErrorCreateItemAccessDenied
            ErrorCreateSubfolderAccessDenied ErrorDeleteDistinguishedFolder ErrorInvalidAccessLevel ErrorSendAsDenied
            """);
        Add(QuotaExceeded, Mailbox, Never, No,
            """
            ErrorMessagePerFolderCountReceiveQuotaExceeded ErrorQuotaExceeded
            """);
        Add(QuotaExceeded, Item, Never, No,
            """
            ErrorDataSizeLimitExceeded ErrorMessageSizeExceeded ErrorRequestStreamTooBig ErrorResultSetTooBig
            """);
        Add(CorruptItem, Item, Never, No,
            """
            ErrorContentConversionFailed ErrorCorruptData ErrorItemCorrupt ErrorItemPropertyRequestFailed ErrorVirusDetected
            ErrorVirusMessageDeleted
            """);
        Add(InvalidItem, Item, Never, No,
            """
            ErrorCalendarDurationIsTooLong ErrorCalendarEndDateIsEarlierThanStartDate ErrorCalendarInvalidAttributeValue
            ErrorCalendarInvalidDayForTimeChangePattern ErrorCalendarInvalidDayForWeeklyRecurrence
            ErrorCalendarInvalidPropertyState ErrorCalendarInvalidPropertyValue ErrorCalendarInvalidRecurrence
            ErrorCalendarInvalidTimeZone ErrorCalendarOutOfRange ErrorCannotCreateCalendarItemInNonCalendarFolder
            ErrorCannotCreateTaskInNonTaskFolder ErrorCannotDeleteTaskOccurrence ErrorIncorrectUpdatePropertyCount
            ErrorInvalidCompleteDate ErrorInvalidExtendedProperty ErrorInvalidExtendedPropertyValue ErrorInvalidOperation
            ErrorInvalidPercentCompleteValue ErrorInvalidPropertyAppend ErrorInvalidPropertyDelete
            ErrorInvalidPropertyForOperation ErrorInvalidPropertyRequest ErrorInvalidPropertySet
            ErrorInvalidPropertyUpdateSentMessage ErrorInvalidReferenceItem ErrorInvalidRoutingType ErrorInvalidValueForProperty
            ErrorMissingInformationEmailAddress ErrorMissingInformationReferenceItemId ErrorNoFolderClassOverride
            ErrorOccurrenceCrossingBoundary ErrorOccurrenceTimeSpanTooBig ErrorPropertyUpdate ErrorPropertyValidationFailure
            ErrorReadReceiptNotPending ErrorRecurrenceEndDateTooBig ErrorRecurrenceHasNoOccurrence ErrorRequiredPropertyMissing
            ErrorSentTaskRequestUpdate ErrorTimeZone ErrorUnsupportedMapiPropertyType ErrorUnsupportedRecurrence
            ErrorUnsupportedTypeForConversion ErrorUpdatePropertyMismatch ErrorValueOutOfRange
            """);
        Add(Transient, Item, Later, Perhaps,
            """
            ErrorDataSourceOperation ErrorDeleteItemsFailed ErrorItemSave ErrorItemSavePropertyError
            """);
        Add(Transient, Item, Later, No,
            """
            ErrorBatchProcessingStopped
            """);
        Add(SchemaViolation, Item, Never, No,
            """
            ErrorAccessModeSpecified ErrorAffectedTaskOccurrencesRequired ErrorCalendarFolderIsInvalidForCalendarView
            ErrorCalendarSeekToConditionNotSupported ErrorCalendarViewRangeTooBig ErrorContainsFilterWrongType
            ErrorDuplicateInputFolderNames ErrorDuplicateSOAPHeader ErrorExceededFindCountLimit ErrorInvalidArgument
            ErrorInvalidExcludesRestriction ErrorInvalidFractionalPagingParameters ErrorInvalidIndexedPagingParameters
            ErrorInvalidInternetHeaderChildNodes ErrorInvalidLikeRequest ErrorInvalidPagingMaxRows ErrorInvalidPropertyForExists
            ErrorInvalidReportMessageActionType ErrorInvalidRequest ErrorInvalidRestriction ErrorInvalidSendItemSaveSettings
            ErrorInvalidTimeInterval ErrorMessageDispositionRequired ErrorMissingArgument ErrorNoPropertyTagForCustomProperties
            ErrorParentFolderIdRequired ErrorQueryFilterTooLong ErrorRestrictionTooComplex ErrorRestrictionTooLong
            ErrorSchemaValidation ErrorSendMeetingCancellationsRequired ErrorSendMeetingInvitationsOrCancellationsRequired
            ErrorSendMeetingInvitationsRequired ErrorTimeIntervalTooBig ErrorUnsupportedCulture ErrorUnsupportedPathForQuery
            ErrorUnsupportedPathForSortGroup ErrorUnsupportedPropertyDefinition ErrorUnsupportedQueryFilter
            """);
        Add(ServerError, Mailbox, Never, No,
            """
            ErrorAutoDiscoverFailed ErrorAvailabilityConfigNotFound ErrorCannotGetExternalEcpUrl ErrorContentIndexingNotEnabled
            ErrorCrossSiteRequest ErrorNoApplicableProxyCASServersAvailable ErrorParsingXMLResponse ErrorResponseSchemaValidation
            ErrorWebRequestInInvalidState
            """);
    }

    /// <summary>The codes that the table knows.</summary>
    public static IReadOnlyCollection<string> KnownCodes => Rules.Keys;

    /// <summary>The rule for a code that the table does not know: the item's own, final, effect unknown.</summary>
    public static ResponseCodeRule Unknown { get; } = new(ServerError, Item, Never, Perhaps);

    /// <summary>The rule for a code.</summary>
    /// <param name="responseCode">A code as the server sent it.</param>
    /// <returns>The rule; <see cref="Unknown"/> where the table has none.</returns>
    public static ResponseCodeRule Find(string responseCode) =>
        Rules.TryGetValue(responseCode ?? string.Empty, out ResponseCodeRule? rule) ? rule : Unknown;

    private static void Add(EwsErrorCategory category, EwsErrorScope scope, bool isTransient, bool mayHaveTakenEffect, string codes)
    {
        var rule = new ResponseCodeRule(category, scope, isTransient, mayHaveTakenEffect);
        foreach (string code in codes.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            Rules.Add(code, rule);
    }
}
