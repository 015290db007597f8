namespace EsExchange.Simulator.Store;

/// <summary>Schema type SensitivityChoicesType.</summary>
public enum Sensitivity : byte
{
    Normal,
    Personal,
    Private,
    Confidential,
}

/// <summary>Schema type ImportanceChoicesType.</summary>
public enum Importance : byte
{
    Low,
    Normal,
    High,
}

/// <summary>Schema type LegacyFreeBusyType.</summary>
public enum FreeBusy : byte
{
    Free,
    Tentative,
    Busy,
    OOF,
    WorkingElsewhere,
    NoData,
}

/// <summary>Schema type ResponseTypeType.</summary>
public enum ResponseType : byte
{
    Unknown,
    Organizer,
    Tentative,
    Accept,
    Decline,
    NoResponseReceived,
}

/// <summary>Schema type TaskStatusType.</summary>
public enum TaskProgress : byte
{
    NotStarted,
    InProgress,
    Completed,
    WaitingOnOthers,
    Deferred,
}

/// <summary>The list of a meeting in which an attendee stands.</summary>
public enum AttendeeRole : byte
{
    Required,
    Optional,
    Resource,
}

/// <summary>Schema type CalendarItemTypeType.</summary>
public enum CalendarItemKind : byte
{
    Single,
    Occurrence,
    Exception,
    RecurringMaster,
}

/// <summary>Schema type FileAsMappingType.</summary>
public enum FileAsMapping : byte
{
    None,
    LastCommaFirst,
    FirstSpaceLast,
    Company,
    LastCommaFirstCompany,
    CompanyLastFirst,
    LastFirst,
    LastFirstCompany,
    CompanyLastCommaFirst,
    LastFirstSuffix,
    LastSpaceFirstCompany,
    CompanyLastSpaceFirst,
    LastSpaceFirst,
    DisplayName,
    FirstName,
    LastFirstMiddleSuffix,
    LastName,
    Empty,
}

/// <summary>Schema type PhysicalAddressIndexType.</summary>
public enum PhysicalAddressIndex : byte
{
    None,
    Home,
    Business,
    Other,
}
