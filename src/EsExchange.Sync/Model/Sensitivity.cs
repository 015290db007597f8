namespace EsExchange.Sync.Model;

/// <summary>The sensitivity of an item; the names are those of the schema type <c>SensitivityChoicesType</c>.</summary>
public enum Sensitivity
{
    /// <summary>Everybody with access may read it.</summary>
    Normal,

    /// <summary>Personal.</summary>
    Personal,

    /// <summary>Private: the manual's options "Keine privaten Termine" speak of this one.</summary>
    Private,

    /// <summary>Confidential.</summary>
    Confidential,
}
