namespace EsExchange.Ews.Items;

/// <summary>A contact's texts that are kept in step.</summary>
public enum ContactField
{
    /// <summary>The given name.</summary>
    GivenName,

    /// <summary>The surname.</summary>
    Surname,

    /// <summary>The salutation such as "Frau"; EWS has it as the MAPI property PidTagDisplayNamePrefix alone (MS-OXOCNTC 2.2.1.1.3).</summary>
    Salutation,

    /// <summary>The nickname.</summary>
    Nickname,

    /// <summary>The company.</summary>
    CompanyName,

    /// <summary>The department.</summary>
    Department,

    /// <summary>The first e-mail address.</summary>
    EMail,

    /// <summary>The phone number at work.</summary>
    BusinessPhone,

    /// <summary>The fax number at work.</summary>
    BusinessFax,

    /// <summary>The phone number at home.</summary>
    HomePhone,

    /// <summary>The mobile phone number.</summary>
    MobilePhone,

    /// <summary>Street and number of the business address.</summary>
    Street,

    /// <summary>The city of the business address.</summary>
    City,

    /// <summary>The country of the business address.</summary>
    Country,

    /// <summary>The postal code of the business address.</summary>
    PostalCode,
}
