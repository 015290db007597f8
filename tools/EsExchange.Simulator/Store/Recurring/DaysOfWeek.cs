using System;
using NodaTime;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>Days of a week (schema types DayOfWeekType and DaysOfWeekType).</summary>
[Flags]
public enum DaysOfWeek
{
    None = 0,
    Sunday = 1,
    Monday = 2,
    Tuesday = 4,
    Wednesday = 8,
    Thursday = 16,
    Friday = 32,
    Saturday = 64,
    Weekday = Monday | Tuesday | Wednesday | Thursday | Friday,
    WeekendDay = Saturday | Sunday,
    Day = Weekday | WeekendDay,
}

/// <summary>Which of several such days of a month (schema type DayOfWeekIndexType).</summary>
public enum DayOfWeekIndex
{
    First = 1,
    Second = 2,
    Third = 3,
    Fourth = 4,
    Last = 5,
}

internal static class DaysOfWeekExtensions
{
    public static bool Contain(this DaysOfWeek days, LocalDate date) =>
        (days & (DaysOfWeek)(1 << ((int)date.DayOfWeek % 7))) != 0;
}
