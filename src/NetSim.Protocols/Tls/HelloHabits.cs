// Read first: OpenSSL’s ssl/t1_lib.c (supported_groups_default, tls12_sigalgs); RFC 8448 §3 to §5 for NSS.
namespace NetSim.Protocols.Tls;

/// <summary>What an implementation’s hellos say beyond what it is told to.</summary>
/// <param name="HasRenegotiationInfo">Whether it sends an empty renegotiation_info; otherwise the suite that stands for it
/// (RFC 5746 §3.3).</param>
/// <param name="HasOldExtensions">Whether it sends what only older versions need, too.</param>
/// <param name="EchoesGroups">Whether a server of TLS 1.3 tells its groups, and that it knows its name.</param>
internal sealed record HelloHabits(bool HasRenegotiationInfo, bool HasOldExtensions, bool EchoesGroups)
{
    private static readonly HelloHabits OpenSsl = new(
        HasRenegotiationInfo: false, HasOldExtensions: true, EchoesGroups: false);

    private static readonly HelloHabits Nss = new(
        HasRenegotiationInfo: true, HasOldExtensions: false, EchoesGroups: true);

    /// <summary>Those of a profile; where a library’s own are not known, OpenSSL’s.</summary>
    public static HelloHabits Of(TlsProfile profile) => profile == TlsProfile.Nss ? Nss : OpenSsl;

    /// <summary>How many groups it lists: the elliptic ones, with TLS 1.3 the finite fields too.</summary>
    public int Groups(bool hasTls13) => this == Nss ? 9 : hasTls13 ? 10 : 5;

    /// <summary>How many signature algorithms it lists.</summary>
    public int Signatures(bool hasTls12) => this == Nss ? 15 : hasTls12 ? 20 : 14;

    /// <summary>Whether it sends session_ticket. OpenSSL does so with TLS 1.3 always, NSS only without a
    /// ticket of TLS 1.3.</summary>
    public bool HasTicketExtension(ClientOffer offer)
    {
        var options = offer.Options;
        return this == Nss
            ? options.UsesTickets && offer.Session is not { Version: TlsVersion.Tls13 }
            : options.MaximumVersion >= TlsVersion.Tls13 || options.UsesTickets;
    }
}
