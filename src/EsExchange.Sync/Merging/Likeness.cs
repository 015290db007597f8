using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>Says whether two contents may be those of one item. A database that was restored gives the numbers of what it forgot to new items: a number alone proves nothing.</summary>
public static class Likeness
{
    /// <summary>Whether the contents agree in something that tells items apart: the title, the text or the time. A contact belongs to eserp, whatever its copy in Exchange says.</summary>
    /// <param name="one">A content.</param>
    /// <param name="other">Another content.</param>
    public static bool Of(ItemContent one, ItemContent other) => (one, other) switch
    {
        (Appointment a, Appointment b) => IsWritten(a, b) || Equals(a.Time, b.Time),
        (TaskContent a, TaskContent b) => IsWritten(a, b) || (a.Due is { } due && due == b.Due && a.Start == b.Start),
        _ => one.Kind == other.Kind,
    };

    /// <summary>Whether both are appointments at one place. Many items share a place: alone it tells them apart only where nothing speaks for another item.</summary>
    /// <param name="one">A content.</param>
    /// <param name="other">Another content.</param>
    public static bool OfPlace(ItemContent one, ItemContent other) => one is Appointment { Location.Length: > 0 } a && other is Appointment b && a.Location == b.Location;

    private static bool IsWritten(OfficeContent a, OfficeContent b) => a.Subject == b.Subject || (a.Body.Length > 0 && a.Body == b.Body);
}
