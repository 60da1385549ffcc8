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
}
