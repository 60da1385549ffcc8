using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>A session that both ends know: from an earlier connection with the same choices, or given to them
/// beforehand.</summary>
/// <param name="Kind">What the client has of it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cipher">Its cipher, whose hash is that of its key.</param>
/// <param name="IdentityBytes">Length of the ticket, or of the identity; a session ID has 32.</param>
/// <param name="Age">How old it is when the client connects.</param>
public sealed record TlsSession(
    SessionKind Kind, TlsVersion Version, CipherAlgorithm Cipher, int IdentityBytes, SimDuration Age)
{
    /// <summary>Whether the client had shown a certificate, which then is part of the session.</summary>
    public bool HasClientCertificate { get; init; }
}
