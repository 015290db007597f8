using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>Says whether two contents may be those of one item. A database that was restored gives the numbers of what it forgot to new items: a number alone proves nothing.</summary>
public static class Likeness
{
    /// <summary>Whether the contents agree in something that tells items apart: the title, the text or the time. A contact belongs to eserp, whatever its copy in Exchange says.</summary>
    /// <param name="eserp">What eserp shows.</param>
    /// <param name="exchange">What Exchange shows.</param>
    /// <param name="forms">What each side can hold.</param>
    public static bool Of(ItemContent eserp, ItemContent exchange, SideForms forms) =>
        eserp.Kind == exchange.Kind && (AreAlike(eserp, forms.Eserp(exchange)) || AreAlike(forms.Exchange(eserp), exchange));

    /// <summary>Whether both are appointments at one place. Many items share a place: alone it tells them apart only where nothing speaks for another item.</summary>
    /// <param name="eserp">What eserp shows.</param>
    /// <param name="exchange">What Exchange shows.</param>
    /// <param name="forms">What each side can hold.</param>
    public static bool OfPlace(ItemContent eserp, ItemContent exchange, SideForms forms) =>
        eserp is Appointment { Location.Length: > 0 } here && exchange is Appointment there
        && (Equals(here.Location, forms.Eserp(there).Get(ItemField.Location)) || Equals(forms.Exchange(here).Get(ItemField.Location), there.Location));

    private static bool AreAlike(ItemContent one, ItemContent other) => (one, other) switch
    {
        (Appointment a, Appointment b) => IsWritten(a, b) || Equals(a.Time, b.Time),
        (TaskContent a, TaskContent b) => IsWritten(a, b) || (a.Due is { } due && due == b.Due && a.Start == b.Start),
        _ => true,
    };

    private static bool IsWritten(OfficeContent a, OfficeContent b) => a.Subject == b.Subject || (a.Body.Length > 0 && a.Body == b.Body);
}
