// Read first: docs/tls.md, “CPU time”.
using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>CPU time of all that a handshake does besides the operations in
/// <see cref="Algorithms"/>.</summary>
/// <remarks>
/// Parsing, hashing, the key schedule, the state machine, cold caches and the process being woken. Set so
/// that the sums are the medians measured above the round trips (1.65 ms, 2.4 ms and 2.4 ms); shares as in
/// the packet traces.
/// </remarks>
internal static class HandshakeCosts
{
    /// <summary>To write a ClientHello.</summary>
    public static SimDuration ClientHello => 200.Microseconds;

    /// <summary>To read a ClientHello and write the server’s first flight.</summary>
    public static SimDuration ServerFlight => 350.Microseconds;

    /// <summary>TLS 1.3: to read a ServerHello and set up the handshake keys.</summary>
    public static SimDuration ServerHello => 250.Microseconds;

    /// <summary>To parse one certificate and find its issuer, without verifying its signature.</summary>
    public static SimDuration CertificateParsing => 265.Microseconds;

    /// <summary>TLS 1.3: to check the server’s Finished, set up the application keys and write the
    /// client’s.</summary>
    public static SimDuration ClientFinished => 311.Microseconds;

    /// <summary>TLS 1.3: to check the client’s Finished.</summary>
    public static SimDuration ServerFinished => 40.Microseconds;

    /// <summary>TLS 1.3: to make one session ticket.</summary>
    public static SimDuration SessionTicket => 30.Microseconds;

    /// <summary>TLS 1.2: to set up the keys and write the client’s second flight.</summary>
    public static SimDuration ClientSecondFlight12 => 550.Microseconds;

    /// <summary>TLS 1.2: to check the client’s Finished and write ticket and Finished.</summary>
    public static SimDuration ServerSecondFlight12 => 350.Microseconds;

    /// <summary>TLS 1.2: to read the ticket and check the server’s Finished.</summary>
    public static SimDuration ClientFinished12 => 190.Microseconds;

    /// <summary>To read a ClientHello and answer with an old session: no certificate is written.</summary>
    public static SimDuration ResumedServerFlight => 230.Microseconds;

    /// <summary>To write a client’s certificate.</summary>
    public static SimDuration ClientCertificate => 265.Microseconds;

    /// <summary>A server’s work for a client’s certificate beyond its signatures: the store of authorities, and the
    /// certificate in each ticket. Set from measured first bytes, as <see cref="ClientHello"/> and the rest from
    /// handshakes.</summary>
    public static SimDuration ClientCertificateCheck => 1400.Microseconds;

    /// <summary>To parse and verify a chain of certificates.</summary>
    public static SimDuration ChainVerification(CertificateChain? chain)
    {
        var sum = SimDuration.Zero;
        for (var i = 0; i < (chain?.Count ?? 0); i++)
        {
            sum += CertificateParsing + Algorithms.Of(chain!.Value.SignerOf(i)).Verification;
        }

        return sum;
    }

    /// <summary>To read a ClientHello and write all up to the server’s Finished or ServerHelloDone.</summary>
    public static SimDuration FirstFlight(ServerChoice choice)
    {
        var cost = choice.Session is null
            ? ServerFlight + (SignsFlight(choice) ? Algorithms.Of(choice.Server.Certificate).Signing : SimDuration.Zero)
            : ResumedServerFlight;
        if (choice.KeyExchange is not { } group)
        {
            return cost;
        }

        var figures = Algorithms.Of(group);
        return choice.Version == TlsVersion.Tls13
            ? cost + figures.ServerGeneration + figures.ServerDerivation
            : cost + figures.ServerGeneration;
    }

    // With RSA key transport nothing is signed: that the server can decrypt proves its key.
    private static bool SignsFlight(ServerChoice choice) =>
        choice.KeyExchange is { } group && Algorithms.Of(group).Kind != KeyExchangeKind.Transport;
}
