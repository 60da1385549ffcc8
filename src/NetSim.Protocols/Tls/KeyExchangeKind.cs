namespace NetSim.Protocols.Tls;

/// <summary>How two ends come to a shared secret.</summary>
public enum KeyExchangeKind
{
    /// <summary>Diffie-Hellman on an elliptic curve.</summary>
    Elliptic,

    /// <summary>Diffie-Hellman in a finite field.</summary>
    FiniteField,

    /// <summary>A key encapsulation, alone or beside a curve.</summary>
    Encapsulation,

    /// <summary>RSA key transport, TLS 1.2 and older: the client encrypts the secret with the server’s key.</summary>
    Transport,
}
