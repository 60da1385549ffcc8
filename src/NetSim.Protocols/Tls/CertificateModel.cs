// Read first: RFC 5280 §4.1; docs/tls-algorithms.md, “Certificates”.
namespace NetSim.Protocols.Tls;

/// <summary>How long a certificate is.</summary>
/// <remarks>
/// A certificate is a sequence of what is signed (its key, the algorithm, and a frame of serial number, names, dates and
/// extensions), the algorithm again, and the signature in a bit string. The frames are those of measured certificates: a leaf
/// with one name, and an intermediate.
/// </remarks>
internal static class CertificateModel
{
    private const int FirstIntermediateFrame = 472;
    private const int FurtherIntermediateFrame = 471;

    // draft-ietf-plants-merkle-tree-certs: 23 hashes of 32 bytes prove a certificate among 4.4 million; its algorithm’s
    // identifier has no parameters.
    private const int MerkleProof = 23 * 32;
    private const int MerkleIdentifier = 12;

    /// <summary>A certificate’s length.</summary>
    /// <param name="key">The algorithm of its key.</param>
    /// <param name="issuer">The algorithm that it is signed with.</param>
    /// <param name="position">Its place in the chain; 0 is the leaf.</param>
    public static int Bytes(CertificateAlgorithm key, CertificateAlgorithm issuer, int position)
    {
        var subject = Algorithms.Of(key);
        var signer = Algorithms.Of(issuer);
        var frame = position switch
        {
            0 => subject.LeafFrameBytes,
            1 => FirstIntermediateFrame,
            _ => FurtherIntermediateFrame,
        };
        return Bytes(frame + subject.PublicKeyBytes, signer.IdentifierBytes, signer.SignatureBytes);
    }

    /// <summary>A Merkle tree certificate’s length, without signatures: a proof that it is in a tree that the client
    /// knows.</summary>
    public static int MerkleTreeBytes(CertificateAlgorithm key)
    {
        var subject = Algorithms.Of(key);
        return Bytes(subject.LeafFrameBytes + subject.PublicKeyBytes, MerkleIdentifier, MerkleProof);
    }

    private static int Bytes(int frameAndKey, int identifier, int signature) =>
        Der.Element(Der.Element(frameAndKey + identifier) + identifier + Der.Element(1 + signature));
}
