using System;

namespace EsExchange.Ews.Items;

/// <summary>A set of weekdays (schema type <c>DaysOfWeekType</c>).</summary>
[Flags]
public enum DaysOfWeek
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Sunday.</summary>
    Sunday = 1,

    /// <summary>Monday.</summary>
    Monday = 2,

    /// <summary>Tuesday.</summary>
    Tuesday = 4,

    /// <summary>Wednesday.</summary>
    Wednesday = 8,

    /// <summary>Thursday.</summary>
    Thursday = 16,

    /// <summary>Friday.</summary>
    Friday = 32,

    /// <summary>Saturday.</summary>
    Saturday = 64,

    /// <summary>Monday to Friday.</summary>
    Weekday = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>Saturday and Sunday.</summary>
    WeekendDay = Saturday | Sunday,

    /// <summary>Any day.</summary>
    Day = Weekday | WeekendDay,
}

/// <summary>Which of the days of a month (schema type <c>DayOfWeekIndexType</c>).</summary>
public enum DayOfWeekIndex
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>The third.</summary>
    Third,

    /// <summary>The fourth.</summary>
    Fourth,

    /// <summary>The last, be it the fourth or the fifth.</summary>
    Last,
}
