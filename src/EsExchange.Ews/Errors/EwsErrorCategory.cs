namespace EsExchange.Ews.Errors;

/// <summary>What kind of thing went wrong, and so who can put it right.</summary>
public enum EwsErrorCategory
{
    /// <summary>The server could not be reached: name, port or network.</summary>
    Unreachable,

    /// <summary>The server did not answer in time.</summary>
    Timeout,

    /// <summary>The connection broke before the answer was complete.</summary>
    ConnectionLost,

    /// <summary>The server's certificate is not signed by an authority that this machine trusts.</summary>
    CertificateUntrusted,

    /// <summary>The server's certificate has run out or is not valid yet.</summary>
    CertificateExpired,

    /// <summary>The server's certificate was made for another host.</summary>
    CertificateWrongHost,

    /// <summary>The server and this machine agreed on no encryption.</summary>
    TlsFailed,

    /// <summary>The server does not accept the credentials.</summary>
    Unauthorized,

    /// <summary>The server knows the account but does not let it use EWS.</summary>
    Forbidden,

    /// <summary>The account may not impersonate the mailbox.</summary>
    ImpersonationDenied,

    /// <summary>There is no mailbox with this address.</summary>
    MailboxNotFound,

    /// <summary>The mailbox exists but cannot be used now: its store is down, or it is being moved.</summary>
    MailboxUnavailable,

    /// <summary>The server is older than Exchange 2016.</summary>
    ServerTooOld,

    /// <summary>The server asks to slow down.</summary>
    Throttled,

    /// <summary>The server stumbled and may succeed later.</summary>
    Transient,

    /// <summary>The sync token is lost or foreign: start anew without one.</summary>
    InvalidSyncState,

    /// <summary>The item does not exist any more.</summary>
    ItemNotFound,

    /// <summary>The item was changed meanwhile: read it again and plan anew.</summary>
    Conflict,

    /// <summary>The account may not do this to the item or folder.</summary>
    AccessDenied,

    /// <summary>The mailbox is full or the item too large.</summary>
    QuotaExceeded,

    /// <summary>The server does not accept a value of the item.</summary>
    InvalidItem,

    /// <summary>The item or folder is damaged on the server.</summary>
    CorruptItem,

    /// <summary>The server does not accept the form of the request.</summary>
    SchemaViolation,

    /// <summary>What came back is not an EWS answer.</summary>
    ProtocolError,

    /// <summary>The server pointed to another host, to which no credentials are sent.</summary>
    RedirectRefused,

    /// <summary>The authority did not issue a token.</summary>
    TokenRequestFailed,

    /// <summary>The server failed in another way.</summary>
    ServerError,
}
