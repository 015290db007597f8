using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Sync.Model;

/// <summary>The tables of the fields of each kind of item: how each is read and how it is taken over from another content of the same kind.</summary>
public static class ContentFields
{
    private static readonly IReadOnlyList<Accessor> AppointmentTable =
    [
        Of<Appointment>(ItemField.Subject, a => a.Subject, (a, from) => a with { Subject = from.Subject }),
        Of<Appointment>(ItemField.Body, a => a.Body, (a, from) => a with { Body = from.Body }),
        Of<Appointment>(ItemField.Location, a => a.Location, (a, from) => a with { Location = from.Location }),
        Of<Appointment>(ItemField.Time, a => a.Time, (a, from) => a with { Time = from.Time }),
        Of<Appointment>(ItemField.ShowAs, a => a.ShowAs, (a, from) => a with { ShowAs = from.ShowAs }),
        Of<Appointment>(ItemField.Reminder, a => a.ReminderMinutes, (a, from) => a with { ReminderMinutes = from.ReminderMinutes }),
        Of<Appointment>(ItemField.Importance, a => a.Importance, (a, from) => a with { Importance = from.Importance }),
        Of<Appointment>(ItemField.Sensitivity, a => a.Sensitivity, (a, from) => a with { Sensitivity = from.Sensitivity }),
        Of<Appointment>(ItemField.ActivityType, a => a.ActivityType, (a, from) => a with { ActivityType = from.ActivityType }),
    ];

    private static readonly IReadOnlyList<Accessor> TaskTable =
    [
        Of<TaskContent>(ItemField.Subject, t => t.Subject, (t, from) => t with { Subject = from.Subject }),
        Of<TaskContent>(ItemField.Body, t => t.Body, (t, from) => t with { Body = from.Body }),
        Of<TaskContent>(ItemField.StartDate, t => t.Start, (t, from) => t with { Start = from.Start }),
        Of<TaskContent>(ItemField.DueDate, t => t.Due, (t, from) => t with { Due = from.Due }),
        Of<TaskContent>(ItemField.Progress, t => t.Progress, (t, from) => t with { Progress = from.Progress }),
        Of<TaskContent>(ItemField.Reminder, t => t.Reminder, (t, from) => t with { Reminder = from.Reminder }),
        Of<TaskContent>(ItemField.Importance, t => t.Importance, (t, from) => t with { Importance = from.Importance }),
        Of<TaskContent>(ItemField.Sensitivity, t => t.Sensitivity, (t, from) => t with { Sensitivity = from.Sensitivity }),
        Of<TaskContent>(ItemField.ActivityType, t => t.ActivityType, (t, from) => t with { ActivityType = from.ActivityType }),
    ];

    private static readonly IReadOnlyList<Accessor> ContactTable =
    [
        Of<ContactContent>(ItemField.GivenName, c => c.GivenName, (c, from) => c with { GivenName = from.GivenName }),
        Of<ContactContent>(ItemField.Surname, c => c.Surname, (c, from) => c with { Surname = from.Surname }),
        Of<ContactContent>(ItemField.Salutation, c => c.Salutation, (c, from) => c with { Salutation = from.Salutation }),
        Of<ContactContent>(ItemField.Nickname, c => c.Nickname, (c, from) => c with { Nickname = from.Nickname }),
        Of<ContactContent>(ItemField.Company, c => c.Company, (c, from) => c with { Company = from.Company }),
        Of<ContactContent>(ItemField.Department, c => c.Department, (c, from) => c with { Department = from.Department }),
        Of<ContactContent>(ItemField.Birthday, c => c.Birthday, (c, from) => c with { Birthday = from.Birthday }),
        Of<ContactContent>(ItemField.EMail, c => c.EMail, (c, from) => c with { EMail = from.EMail }),
        Of<ContactContent>(ItemField.BusinessPhone, c => c.BusinessPhone, (c, from) => c with { BusinessPhone = from.BusinessPhone }),
        Of<ContactContent>(ItemField.MobilePhone, c => c.MobilePhone, (c, from) => c with { MobilePhone = from.MobilePhone }),
        Of<ContactContent>(ItemField.HomePhone, c => c.HomePhone, (c, from) => c with { HomePhone = from.HomePhone }),
        Of<ContactContent>(ItemField.Fax, c => c.Fax, (c, from) => c with { Fax = from.Fax }),
        Of<ContactContent>(ItemField.Address, c => c.Address, (c, from) => c with { Address = from.Address }),
    ];

    /// <summary>The fields of a kind of item, in the order in which a change is shown.</summary>
    public static IReadOnlyList<ItemField> All(ItemKind kind) => [.. Table(kind).Select(accessor => accessor.Field)];

    /// <summary>The value of a field; null only for a field that may be empty without a text, such as no reminder.</summary>
    /// <exception cref="ArgumentException">The kind of item has no such field.</exception>
    public static object? Get(this ItemContent content, ItemField field) => Find(content.Kind, field).Get(content);

    /// <summary>The content with one field taken from another of the same kind.</summary>
    /// <exception cref="ArgumentException">The kind of item has no such field.</exception>
    public static ItemContent With(this ItemContent content, ItemField field, ItemContent from) => Find(content.Kind, field).With(content, from);

    /// <summary>The fields in which two contents of the same kind differ, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<ItemField> Differences(ItemContent left, ItemContent right) =>
        [.. Table(left.Kind).Where(accessor => !Equals(accessor.Get(left), accessor.Get(right))).Select(accessor => accessor.Field)];

    private static IReadOnlyList<Accessor> Table(ItemKind kind) => kind switch
    {
        ItemKind.Appointment => AppointmentTable,
        ItemKind.Task => TaskTable,
        _ => ContactTable,
    };

    private static Accessor Find(ItemKind kind, ItemField field) =>
        Table(kind).FirstOrDefault(accessor => accessor.Field == field) ?? throw new ArgumentException($"A {kind} has no field {field}.", nameof(field));

    private static Accessor Of<T>(ItemField field, Func<T, object?> get, Func<T, T, T> with)
        where T : ItemContent => new(field, content => get((T)content), (content, from) => with((T)content, (T)from));

    private sealed record Accessor(ItemField Field, Func<ItemContent, object?> Get, Func<ItemContent, ItemContent, ItemContent> With);
}
