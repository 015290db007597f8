namespace EsExchange.Sync.Model;

/// <summary>The fields of an <see cref="ItemContent"/>, each merged by itself; the names are stable and shown to admins.</summary>
public enum ItemField
{
    /// <summary>The subject.</summary>
    Subject,

    /// <summary>The body.</summary>
    Body,

    /// <summary>An appointment's location.</summary>
    Location,

    /// <summary>An appointment's start, end and all-day together, since one without the others means nothing.</summary>
    Time,

    /// <summary>How an appointment's time is shown.</summary>
    ShowAs,

    /// <summary>The reminder.</summary>
    Reminder,

    /// <summary>The importance.</summary>
    Importance,

    /// <summary>The sensitivity.</summary>
    Sensitivity,

    /// <summary>The activity type.</summary>
    ActivityType,

    /// <summary>The date on which a task is to be begun.</summary>
    StartDate,

    /// <summary>The date on which a task is due.</summary>
    DueDate,

    /// <summary>A task's status, percentage and completion.</summary>
    Progress,

    /// <summary>A contact's given name.</summary>
    GivenName,

    /// <summary>A contact's surname.</summary>
    Surname,

    /// <summary>A contact's salutation.</summary>
    Salutation,

    /// <summary>A contact's nickname.</summary>
    Nickname,

    /// <summary>A contact's company.</summary>
    Company,

    /// <summary>A contact's department.</summary>
    Department,

    /// <summary>A contact's birthday.</summary>
    Birthday,

    /// <summary>A contact's e-mail address.</summary>
    EMail,

    /// <summary>A contact's phone number at work.</summary>
    BusinessPhone,

    /// <summary>A contact's mobile phone number.</summary>
    MobilePhone,

    /// <summary>A contact's phone number at home.</summary>
    HomePhone,

    /// <summary>A contact's fax number.</summary>
    Fax,

    /// <summary>A contact's business address.</summary>
    Address,

    /// <summary>The category that follows from the activity type; a mark, no part of a content.</summary>
    Category,

    /// <summary>The lines that are added to a body; a mark, no part of a content.</summary>
    TextBlock,
}
