using System.Collections.Immutable;
using NetSim.Protocols;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a connection’s <c>tls</c>.</summary>
internal static class TlsFormat
{
    private const int MostTickets = 255;

    private static readonly ChoiceShape<KeyExchangeAlgorithm> KeyExchange = new(
        "a key exchange",
        AlgorithmNames.KeyExchanges);

    private static readonly ChoiceShape<CipherAlgorithm> Cipher = new("a cipher", AlgorithmNames.Ciphers);

    /// <summary>The choices of a TLS connection.</summary>
    public static RecordShape<TlsOptions> Shape { get; } = new(
        "'tls'",
        new TlsOptions(),
        [
            new ValueKey<TlsOptions, TlsProfile>(
                "profile",
                "Whose habits on the wire both ends have.",
                new ChoiceShape<TlsProfile>(
                    "a profile",
                    [
                        ("openssl", TlsProfile.OpenSsl), ("openssl_3_5", TlsProfile.OpenSsl35),
                        ("boringssl", TlsProfile.BoringSsl),
                        ("schannel", TlsProfile.Schannel), ("go", TlsProfile.Go), ("nss", TlsProfile.Nss),
                    ]),
                tls => tls.Profile,
                WithProfile) { IsWritten = tls => tls.Profile != TlsProfile.OpenSsl },
            new ValueKey<TlsOptions, (TlsVersion Least, TlsVersion Greatest)>(
                "version",
                "The version, or the least and the greatest that both sides speak.",
                new VersionsShape(),
                tls => (tls.MinimumVersion, tls.MaximumVersion),
                (tls, value) => tls with { MinimumVersion = value.Least, MaximumVersion = value.Greatest }),
            new ValueKey<TlsOptions, Preferences<KeyExchangeAlgorithm>>(
                "key_exchange",
                "The key exchange, or several, the preferred one first.",
                new OneOrMoreShape<KeyExchangeAlgorithm>(KeyExchange, "key exchanges"),
                tls => tls.KeyExchanges,
                (tls, value) => tls with { KeyExchanges = value, KeyShares = 1 }),
            Whole("key_shares", "Of how many key exchanges the first ClientHello carries a share.", 1, 8,
                tls => tls.KeyShares, (tls, value) => tls with { KeyShares = value }),
            new ValueKey<TlsOptions, Preferences<CipherAlgorithm>>(
                "cipher",
                "The cipher suite’s cipher, or several, the preferred one first.",
                new OneOrMoreShape<CipherAlgorithm>(Cipher, "ciphers"),
                tls => tls.Ciphers,
                (tls, value) => tls with { Ciphers = value }),
            .. TlsAuthenticationFormat.Keys,
            Whole("session_tickets", "NewSessionTicket messages that a TLS 1.3 server sends after the handshake.", 0, MostTickets,
                tls => tls.SessionTickets, (tls, value) => tls with { SessionTickets = value }, isAlwaysWritten: true),
            .. TlsSessionFormat.Keys,
            .. TlsExtensionFormat.Keys,
            .. TlsRecordFormat.Keys,
            Time("handshake_timeout", "none", "How long an end waits for the handshake to be complete.",
                tls => tls.HandshakeTimeout, (tls, value) => tls with { HandshakeTimeout = value }),
            new ValueKey<TlsOptions, bool>(
                "cpu",
                "Whether cryptography takes time; false or none makes it instant, for exact arithmetic.",
                new BooleanShape("none"),
                tls => tls.ChargesCpu,
                (tls, value) => tls with { ChargesCpu = value }),
        ])
    { Check = Check };

    /// <summary>A key that says yes or no; written where it is not the default.</summary>
    public static ValueKey<TlsOptions, bool> Flag(
        string name, string doc, Func<TlsOptions, bool> get, Func<TlsOptions, bool, TlsOptions> set) =>
        Of(name, doc, new BooleanShape(), get, set);

    /// <summary>A key with a whole number; written where it is not the default.</summary>
    public static ValueKey<TlsOptions, int> Whole(
        string name,
        string doc,
        int least,
        int most,
        Func<TlsOptions, int> get,
        Func<TlsOptions, int, TlsOptions> set,
        bool isAlwaysWritten = false)
    {
        var key = Of(name, doc, new WholeNumberShape<int>(least, most), get, set);
        return isAlwaysWritten ? key with { IsWritten = null } : key;
    }

    /// <summary>A key with a whole number or a word for none; written where it is not the default.</summary>
    public static ValueKey<TlsOptions, int?> WholeOrNone(
        string name, string doc, int least, int most, Func<TlsOptions, int?> get, Func<TlsOptions, int?, TlsOptions> set) =>
        Of(name, doc, new OptionalShape<int>("none", new WholeNumberShape<int>(least, most)), get, set);

    /// <summary>A key with a length of time or a word for none; written where it is not the default.</summary>
    public static ValueKey<TlsOptions, SimDuration?> Time(
        string name,
        string none,
        string doc,
        Func<TlsOptions, SimDuration?> get,
        Func<TlsOptions, SimDuration?, TlsOptions> set) =>
        Of(name, doc, new OptionalShape<SimDuration>(none, new DurationShape(MayBeZero: false)), get, set);

    /// <summary>A key that is written where it is not the default.</summary>
    public static ValueKey<TlsOptions, T> Of<T>(
        string name, string doc, Shape<T> shape, Func<TlsOptions, T> get, Func<TlsOptions, T, TlsOptions> set)
    {
        var start = get(new TlsOptions());
        return new ValueKey<TlsOptions, T>(name, doc, shape, get, set)
        {
            IsWritten = tls => !EqualityComparer<T>.Default.Equals(get(tls), start),
        };
    }

    // These offer a hybrid and send a share of a curve besides; what follows in the file has the last word.
    private static TlsOptions WithProfile(TlsOptions tls, TlsProfile profile) =>
        profile is TlsProfile.OpenSsl35 or TlsProfile.BoringSsl or TlsProfile.Go
            ? tls with
            {
                Profile = profile,
                KeyExchanges = [KeyExchangeAlgorithm.X25519MlKem768, KeyExchangeAlgorithm.X25519],
                KeyShares = 2,
                Ciphers = profile == TlsProfile.OpenSsl35 ? tls.Ciphers : [CipherAlgorithm.Aes128Gcm],
            }
            : tls with { Profile = profile };

    private static void Check(TlsOptions tls, MappingNode node, ReadContext context)
    {
        foreach (var (key, problem) in TlsChecks.Problems(tls))
        {
            context.Report(node.Find(key)?.Value.Origin ?? node.Origin, problem);
        }
    }
}
