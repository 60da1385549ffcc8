#pragma warning disable CA1822, CS1591, SA1600, SA1516, CS8509
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What certificates of one algorithm and their signatures cost.</summary>
/// <param name="LeafBytes">Length of the server’s own certificate (DER).</param>
/// <param name="FirstIntermediateBytes">Length of the certificate that signed the leaf (DER).</param>
/// <param name="FurtherIntermediateBytes">Length of each certificate above that (DER).</param>
/// <param name="SignatureBytes">Length of a signature in a handshake message.</param>
/// <param name="Signing">CPU time to sign.</param>
/// <param name="Verification">CPU time to verify a signature.</param>
public sealed record CertificateFigures(
    int LeafBytes,
    int FirstIntermediateBytes,
    int FurtherIntermediateBytes,
    int SignatureBytes,
    SimDuration Signing,
    SimDuration Verification)
{
    /// <summary>Length of all certificates of a chain together, without what separates them.</summary>
    /// <param name="count">Certificates in the chain, the leaf included, the root not; at least 1.</param>
    public int ChainBytes(int count) => count == 1
        ? LeafBytes
        : LeafBytes + FirstIntermediateBytes + ((count - 2) * FurtherIntermediateBytes);

    public bool IsPostQuantum => false;
    public bool IsRsa => SignatureBytes == 256;
}
