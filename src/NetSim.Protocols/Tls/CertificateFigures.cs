using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What certificates of one algorithm and their signatures cost.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="PublicKeyBytes">Length of a public key as a SubjectPublicKeyInfo (DER).</param>
/// <param name="IdentifierBytes">Length of the signature’s AlgorithmIdentifier (DER).</param>
/// <param name="SignatureBytes">Length of a signature; of ECDSA’s DER the likeliest.</param>
/// <param name="Signing">CPU time to sign.</param>
/// <param name="Verification">CPU time to verify a signature.</param>
/// <param name="Source">Where the numbers are from.</param>
public sealed record CertificateFigures(
    string Name,
    int PublicKeyBytes,
    int IdentifierBytes,
    int SignatureBytes,
    SimDuration Signing,
    SimDuration Verification,
    string Source)
{
    /// <summary>Whether a quantum computer would not help to forge signatures.</summary>
    public bool IsPostQuantum { get; init; }

    /// <summary>Whether it is RSA, whose keys also decrypt.</summary>
    public bool IsRsa { get; init; }

    /// <summary>What a measured leaf holds besides key and signature: serial number, names, dates, extensions.</summary>
    public int LeafFrameBytes { get; init; } = 375;
}
