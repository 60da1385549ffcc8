// Read first: BoringSSL’s ssl/s3_both.cc (tls_add_message, tls_flush) and ssl/tls13_server.cc (do_send_half_rtt_ticket,
// do_send_new_session_ticket); Go’s crypto/tls/handshake_server_tls13.go (sendServerFinished) and conn.go; RFC 8448 for NSS; for Schannel,
// which is not open, pull request 263 of rbsec/sslscan, which had to cope with its records.
namespace NetSim.Protocols.Tls;

/// <summary>How an implementation puts messages into records and records into writes.</summary>
/// <param name="SharesPlainRecords">Whether messages in the clear that follow each other share a record.</param>
/// <param name="SharesProtectedRecords">Whether encrypted messages under the same keys share a record.</param>
/// <param name="WritesFlights">Whether a flight is one write; otherwise each 4,096 bytes are (OpenSSL).</param>
/// <param name="Tickets">When a TLS 1.3 server sends its tickets.</param>
/// <param name="MostTickets">How many it sends at most.</param>
/// <param name="RepeatsTickets">Whether it sends as many after a resumption; otherwise one.</param>
internal sealed record WritingHabits(
    bool SharesPlainRecords,
    bool SharesProtectedRecords,
    bool WritesFlights,
    TicketMoment Tickets,
    int MostTickets,
    bool RepeatsTickets)
{
    private static readonly WritingHabits OpenSsl = new(
        SharesPlainRecords: false, SharesProtectedRecords: false, WritesFlights: false, TicketMoment.AtOnce, 255, false);

    private static readonly WritingHabits BoringSsl = new(
        SharesPlainRecords: false, SharesProtectedRecords: true, WritesFlights: true, TicketMoment.WithTheNextWrite, 16, true);

    // Known are its shared records; the rest is OpenSSL’s.
    private static readonly WritingHabits Schannel = OpenSsl with
    {
        SharesPlainRecords = true,
        SharesProtectedRecords = true,
        WritesFlights = true,
    };

    private static readonly WritingHabits Nss = new(
        SharesPlainRecords: false, SharesProtectedRecords: true, WritesFlights: true, TicketMoment.AtOnce, 1, true);

    private static readonly WritingHabits Go = new(
        SharesPlainRecords: false, SharesProtectedRecords: false, WritesFlights: true, TicketMoment.InTheFirstFlight, 1, true);

    /// <summary>Those of a profile.</summary>
    public static WritingHabits Of(TlsProfile profile) => profile switch
    {
        TlsProfile.OpenSsl or TlsProfile.OpenSsl35 => OpenSsl,
        TlsProfile.BoringSsl => BoringSsl,
        TlsProfile.Schannel => Schannel,
        TlsProfile.Go => Go,
        TlsProfile.Nss => Nss,
    };
}
