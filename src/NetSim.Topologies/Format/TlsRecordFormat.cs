using System.Collections.Immutable;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys under <c>tls</c> about records.</summary>
internal static class TlsRecordFormat
{
    private const int MostContent = 16_384;

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<TlsOptions>> Keys { get; } =
    [
        TlsFormat.Whole(
            "record_padding",
            "TLS 1.3: content is padded to a multiple of this many bytes; 1: not at all.",
            1,
            MostContent,
            tls => tls.RecordPadding,
            (tls, value) => tls with { RecordPadding = value }),
        TlsFormat.WholeOrNone(
            "record_size_limit",
            "The largest content, in bytes, that an end wants to receive in a record (RFC 8449).",
            64,
            MostContent + 1,
            tls => tls.RecordSizeLimit,
            (tls, value) => tls with { RecordSizeLimit = value }),
        TlsFormat.Of(
            "max_fragment_length",
            "The largest content of a record, in bytes, that the client asks for (RFC 6066).",
            new OptionalShape<int>(
                "none",
                new ChoiceShape<int>(
                    "a fragment length", [("512", 512), ("1024", 1024), ("2048", 2048), ("4096", 4096)], IsQuoted: true)),
            tls => tls.MaximumFragmentLength,
            (tls, value) => tls with { MaximumFragmentLength = value }),
        TlsFormat.Flag(
            "dynamic_records",
            "Whether the first records of application data are small, so that each fits into a segment.",
            tls => tls.DynamicRecords,
            (tls, value) => tls with { DynamicRecords = value }),
        TlsFormat.Flag(
            "close_notify",
            "Whether an end that closes says so; without it the peer finds the stream truncated.",
            tls => tls.SendsCloseNotify,
            (tls, value) => tls with { SendsCloseNotify = value }),
        TlsFormat.WholeOrNone(
            "altered_record",
            "Which protected record of an end arrives altered, from 1: it fails with bad_record_mac.",
            1,
            int.MaxValue,
            tls => tls.AlteredRecord,
            (tls, value) => tls with { AlteredRecord = value }),
    ];
}
