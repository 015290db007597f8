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

    private static readonly Dictionary<string, ResponseCodeRule> Rules = new(StringComparer.Ordinal);

    static ResponseCodeTable()
    {
        // Category, scope, succeeds later?, effect despite the error?
        Add(Throttled, Mailbox, Later, No, "ErrorServerBusy ErrorExceededConnectionCount ErrorTooManyObjectsOpened");
        Add(Transient, Mailbox, Later, Perhaps, "ErrorTimeoutExpired ErrorInternalServerError ErrorInternalServerTransientError ErrorRequestAborted ErrorClientDisconnected ErrorProxyCallFailed ErrorProxyRequestProcessingFailed");
        Add(Transient, Mailbox, Later, No, "ErrorADOperation ErrorADUnavailable ErrorInsufficientResources ErrorNotEnoughMemory ErrorNoRespondingCASInDestinationSite ErrorProxyTokenExpired ErrorServiceDiscoveryFailed");
        Add(MailboxUnavailable, Mailbox, Later, Perhaps, "ErrorConnectionFailed ErrorMailboxFailover");
        Add(MailboxUnavailable, Mailbox, Later, No, "ErrorMailboxStoreUnavailable ErrorMailboxMoveInProgress ErrorMailboxLogonFailed ErrorLocalServerObjectNotFound ErrorMissingExchangePrincipal ErrorMailboxConfiguration");
        Add(MailboxNotFound, Mailbox, Never, No, "ErrorNonExistentMailbox ErrorInvalidMailbox ErrorMissingEmailAddress ErrorInvalidSmtpAddress ErrorNonPrimarySmtpAddress ErrorCannotFindUser ErrorMailRecipientNotFound ErrorInvalidUserPrincipalName ErrorInvalidUserInfo");
        Add(ImpersonationDenied, Mailbox, Never, No, "ErrorImpersonateUserDenied ErrorImpersonationDenied ErrorImpersonationFailed ErrorInvalidExchangeImpersonationHeaderData ErrorMoreThanOneAccessModeSpecified");
        Add(Unauthorized, Connection, Never, No, "ErrorPasswordExpired ErrorPasswordChangeRequired ErrorInvalidAuthorizationContext ErrorInvalidSerializedAccessToken");
        Add(Forbidden, Connection, Never, No, "ErrorAccountDisabled ErrorCallerIsInvalidADAccount ErrorOrganizationAccessBlocked ErrorInvalidLicense ErrorUserNotAllowedByPolicy ErrorAccountSuspend");
        Add(ServerTooOld, Connection, Never, No, "ErrorInvalidServerVersion ErrorIncorrectSchemaVersion ErrorWrongServerVersion ErrorInvalidSchemaVersionForMailboxVersion");
        Add(InvalidSyncState, Mailbox, Never, No, "ErrorInvalidSyncStateData");
        Add(ItemNotFound, Item, Never, No, "ErrorItemNotFound ErrorInvalidIdMalformed ErrorInvalidId ErrorInvalidIdEmpty ErrorInvalidIdXml ErrorInvalidIdMonikerTooLong ErrorInvalidIdStoreObjectIdTooLong ErrorCannotUseFolderIdForItemId ErrorCalendarOccurrenceIsDeletedFromRecurrence ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange ErrorCalendarCannotUpdateDeletedItem");
        Add(MailboxUnavailable, Mailbox, Never, No, "ErrorFolderNotFound ErrorSyncFolderNotFound ErrorNoCalendar ErrorSavedItemFolderNotFound ErrorFolderCorrupt");
        Add(Conflict, Item, Never, No, "ErrorIrresolvableConflict ErrorStaleObject ErrorInvalidChangeKey ErrorChangeKeyRequired ErrorChangeKeyRequiredForWriteOperations ErrorObjectTypeChanged");
        Add(AccessDenied, Item, Never, No, "ErrorAccessDenied ErrorCreateItemAccessDenied ErrorCannotDeleteObject ErrorCalendarIsNotOrganizer ErrorSendAsDenied");
        Add(QuotaExceeded, Mailbox, Never, No, "ErrorQuotaExceeded ErrorMessagePerFolderCountReceiveQuotaExceeded");
        Add(QuotaExceeded, Item, Never, No, "ErrorMessageSizeExceeded ErrorDataSizeLimitExceeded ErrorRequestStreamTooBig ErrorResultSetTooBig");
        Add(CorruptItem, Item, Never, No, "ErrorCorruptData ErrorItemCorrupt ErrorItemPropertyRequestFailed ErrorContentConversionFailed ErrorVirusDetected ErrorVirusMessageDeleted");
        Add(InvalidItem, Item, Never, No, "ErrorCalendarEndDateIsEarlierThanStartDate ErrorCalendarDurationIsTooLong ErrorCalendarOutOfRange ErrorCalendarInvalidTimeZone ErrorTimeZone ErrorCalendarInvalidAttributeValue ErrorCalendarInvalidPropertyState ErrorCalendarInvalidPropertyValue ErrorCalendarInvalidRecurrence ErrorOccurrenceCrossingBoundary ErrorOccurrenceTimeSpanTooBig ErrorRecurrenceHasNoOccurrence ErrorPropertyValidationFailure ErrorPropertyUpdate ErrorInvalidPropertySet ErrorInvalidPropertyDelete ErrorInvalidPropertyRequest ErrorInvalidValueForProperty ErrorValueOutOfRange ErrorRequiredPropertyMissing ErrorInvalidExtendedProperty ErrorInvalidExtendedPropertyValue ErrorIncorrectUpdatePropertyCount ErrorUpdatePropertyMismatch ErrorCannotCreateCalendarItemInNonCalendarFolder ErrorCannotCreateTaskInNonTaskFolder ErrorInvalidOperation");
        Add(Transient, Item, Later, Perhaps, "ErrorItemSave ErrorItemSavePropertyError ErrorDataSourceOperation ErrorDeleteItemsFailed");
        Add(Transient, Item, Later, No, "ErrorBatchProcessingStopped");
        Add(SchemaViolation, Connection, Never, No, "ErrorSchemaValidation ErrorInvalidRequest ErrorInvalidArgument ErrorMissingArgument ErrorInvalidRestriction ErrorRestrictionTooComplex ErrorRestrictionTooLong ErrorUnsupportedPathForQuery ErrorUnsupportedPropertyDefinition ErrorInvalidPagingMaxRows ErrorInvalidIndexedPagingParameters ErrorDuplicateSOAPHeader ErrorSendMeetingInvitationsRequired ErrorSendMeetingInvitationsOrCancellationsRequired ErrorSendMeetingCancellationsRequired ErrorMessageDispositionRequired ErrorAffectedTaskOccurrencesRequired");
        Add(ServerError, Mailbox, Never, No, "ErrorResponseSchemaValidation ErrorCrossSiteRequest ErrorNoApplicableProxyCASServersAvailable ErrorWebRequestInInvalidState");
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
        foreach (string code in codes.Split(' '))
            Rules.Add(code, rule);
    }
}
