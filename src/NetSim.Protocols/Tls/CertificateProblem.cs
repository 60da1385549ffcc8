namespace NetSim.Protocols.Tls;

/// <summary>What is wrong with a certificate, as its verifier finds it.</summary>
public enum CertificateProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its time is over: certificate_expired.</summary>
    Expired,

    /// <summary>Its time has not begun: bad_certificate, as OpenSSL has it (ssl_verify_alarm_type).</summary>
    NotYetValid,

    /// <summary>It is for another name: bad_certificate, as OpenSSL has it.</summary>
    WrongName,

    /// <summary>No trusted authority signed it: unknown_ca.</summary>
    UnknownAuthority,

    /// <summary>It was revoked: certificate_revoked. Found only where its state is asked for: a stapled OCSP response, or
    /// an OCSP request of the client’s own.</summary>
    Revoked,

    /// <summary>Its owner cannot sign with its key: decrypt_error.</summary>
    WrongKey,
}
