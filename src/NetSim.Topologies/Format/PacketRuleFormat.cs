using NetSim.Network;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a rule by which packets are lost.</summary>
internal static class PacketRuleFormat
{
    private const int MostBytes = 65_535;

    /// <summary>A rule.</summary>
    public static RecordShape<PacketRule> Shape { get; } = new(
        "a drop rule",
        new PacketRule(),
        [
            new ValueKey<PacketRule, PacketClass>(
                "flags", "Packets by their flags; ack: nothing but an ACK.",
                new ChoiceShape<PacketClass>(
                    "a kind of packet",
                    [
                        ("any", PacketClass.Any), ("syn", PacketClass.Syn), ("syn_ack", PacketClass.SynAck),
                        ("ack", PacketClass.Ack), ("data", PacketClass.Data), ("fin", PacketClass.Fin),
                        ("rst", PacketClass.Reset),
                    ]),
                rule => rule.Class, (rule, value) => rule with { Class = value }),
            new ValueKey<PacketRule, TlsMessageType?>(
                "message", "Packets with a part of this TLS message; any: whatever they carry.",
                new OptionalShape<TlsMessageType>("any", new ChoiceShape<TlsMessageType>(
                    "a TLS message",
                    [
                        ("client_hello", TlsMessageType.ClientHello),
                        ("server_hello", TlsMessageType.ServerHello),
                        ("hello_retry_request", TlsMessageType.HelloRetryRequest),
                        ("encrypted_extensions", TlsMessageType.EncryptedExtensions),
                        ("certificate", TlsMessageType.Certificate),
                        ("compressed_certificate", TlsMessageType.CompressedCertificate),
                        ("certificate_status", TlsMessageType.CertificateStatus),
                        ("certificate_request", TlsMessageType.CertificateRequest),
                        ("certificate_verify", TlsMessageType.CertificateVerify),
                        ("server_key_exchange", TlsMessageType.ServerKeyExchange),
                        ("server_hello_done", TlsMessageType.ServerHelloDone),
                        ("client_key_exchange", TlsMessageType.ClientKeyExchange),
                        ("end_of_early_data", TlsMessageType.EndOfEarlyData),
                        ("finished", TlsMessageType.Finished),
                        ("new_session_ticket", TlsMessageType.NewSessionTicket),
                        ("key_update", TlsMessageType.KeyUpdate),
                        ("hello_request", TlsMessageType.HelloRequest),
                    ])),
                rule => rule.Message, (rule, value) => rule with { Message = value }),
            new ValueKey<PacketRule, OrdinalRange>(
                "packets", "Which of a connection’s packets that fit in all other respects, from 1.", new OrdinalShape(),
                rule => rule.Packets, (rule, value) => rule with { Packets = value }),
            Bytes("min_size", "The least size of the IP packet.",
                rule => rule.LeastBytes, (rule, value) => rule with { LeastBytes = value }),
            Bytes("max_size", "The greatest size of the IP packet.",
                rule => rule.MostBytes, (rule, value) => rule with { MostBytes = value }),
            new ValueKey<PacketRule, SimDuration>(
                "from", "From when the rule holds.", new DurationShape(),
                rule => rule.From, (rule, value) => rule with { From = value }),
            new ValueKey<PacketRule, SimDuration>(
                "until", "When it ends; by default with the run.", new DurationShape(MayBeZero: false),
                rule => rule.Until ?? SimDuration.Zero, (rule, value) => rule with { Until = value })
            {
                ShowsDefault = false,
                IsWritten = rule => rule.Until is not null,
            },
            new ValueKey<PacketRule, int>(
                "every_connection", "Every so-manieth connection of those with one name.",
                new WholeNumberShape<int>(1, Limits.Instances),
                rule => rule.EveryConnection, (rule, value) => rule with { EveryConnection = value }),
            new ValueKey<PacketRule, string>(
                "connection", "Only the connections with this name; by default all.", new TitleShape(),
                rule => rule.Connection ?? "", (rule, value) => rule with { Connection = value })
            {
                ShowsDefault = false,
                IsWritten = rule => rule.Connection is not null,
            },
        ]);

    private static ValueKey<PacketRule, int> Bytes(
        string name, string doc, Func<PacketRule, int> get, Func<PacketRule, int, PacketRule> set) => new(
            name,
            doc,
            new MappedShape<int, long>(new ByteCountShape(0, MostBytes), bytes => (int)bytes, bytes => bytes),
            get,
            set);
}
