namespace EsExchange.Ews.Errors;

/// <summary>What to do about each kind of error, in words for an admin.</summary>
internal static class ErrorAdvice
{
    public static string For(EwsErrorCategory category) => category switch
    {
        EwsErrorCategory.Unreachable => "The server could not be reached. Check the URL, DNS, the proxy and the firewall.",
        EwsErrorCategory.Timeout => "The server did not answer in time. It is tried again at the next run.",
        EwsErrorCategory.ConnectionLost => "The connection broke before the answer was complete. It is tried again at the next run.",
        EwsErrorCategory.CertificateUntrusted => "The server's certificate is not signed by an authority this machine trusts. Install the authority's certificate in the machine's trusted roots, or on Linux name it in SSL_CERT_FILE.",
        EwsErrorCategory.CertificateExpired => "The server's certificate has expired or is not valid yet. Renew it on the server and check this machine's clock.",
        EwsErrorCategory.CertificateWrongHost => "The server's certificate was made for another host. Use a URL with a host name that the certificate holds.",
        EwsErrorCategory.Unauthorized => "The server does not accept the credentials. Check the user principal name and the password, or the application's id, directory and secret.",
        EwsErrorCategory.Forbidden => "The server does not let this account use EWS. Check that EWS is allowed for the account and its organization.",
        EwsErrorCategory.ImpersonationDenied => "The account may not impersonate this mailbox. Give it the role ApplicationImpersonation with New-ManagementRoleAssignment.",
        EwsErrorCategory.MailboxNotFound => "There is no mailbox with this address. Check the staff member's EMail field.",
        EwsErrorCategory.MailboxUnavailable => "The mailbox or its folder cannot be used now. Check that its database is mounted and no move is under way.",
        EwsErrorCategory.ServerTooOld => "The server is older than Exchange 2016, which is the oldest that is supported.",
        EwsErrorCategory.Throttled => "The server asks to slow down. It is tried again later.",
        EwsErrorCategory.Transient => "The server could not do it now. It is tried again at the next run.",
        EwsErrorCategory.InvalidSyncState => "The server does not know the sync token any more. The folder is read anew.",
        EwsErrorCategory.ItemNotFound => "The item does not exist any more.",
        EwsErrorCategory.Conflict => "The item was changed meanwhile. It is read again at the next run.",
        EwsErrorCategory.AccessDenied => "The account may not do this to the item. Check its rights in the mailbox.",
        EwsErrorCategory.QuotaExceeded => "The mailbox is full or the item too large. Make room in the mailbox or shorten the item.",
        EwsErrorCategory.InvalidItem => "The server does not accept a value of the item. Check its times and texts.",
        EwsErrorCategory.CorruptItem => "The item cannot be read. Open it in Outlook, and save or delete it there.",
        EwsErrorCategory.SchemaViolation => "The server does not accept the request's form. Please report this with the response code.",
        EwsErrorCategory.ProtocolError => "The answer is not one of Exchange Web Services. Check that the URL ends in /EWS/Exchange.asmx and that no proxy answers in its place.",
        EwsErrorCategory.RedirectRefused => "The server points to another host, to which no credentials are sent. Enter the right URL if that host is yours.",
        EwsErrorCategory.TokenRequestFailed => "The authority did not issue a token. Check the client id, the tenant id and the secret or certificate.",
        _ => "The server could not do it.",
    };
}
