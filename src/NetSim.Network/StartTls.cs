namespace NetSim.Network;

/// <summary>A protocol that begins in the clear and then changes to TLS.</summary>
public enum StartTls
{
    /// <summary>None: TLS begins at once.</summary>
    None,

    /// <summary>SMTP (RFC 3207): greeting, EHLO, STARTTLS.</summary>
    Smtp,

    /// <summary>IMAP (RFC 3501 §6.2.1): greeting, CAPABILITY, STARTTLS.</summary>
    Imap,

    /// <summary>PostgreSQL’s SSLRequest, answered with a byte.</summary>
    PostgreSql,
}
