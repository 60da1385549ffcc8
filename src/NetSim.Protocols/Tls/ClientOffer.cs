using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>What a ClientHello says.</summary>
/// <param name="Options">The client’s choices: versions, groups, suites and extensions are what these make it
/// offer.</param>
/// <param name="Shares">The groups that it sends a share of.</param>
public sealed record ClientOffer(TlsOptions Options, IReadOnlyList<KeyExchangeAlgorithm> Shares) : TlsContent
{
    /// <summary>The session that it wants to resume; null: none.</summary>
    public TlsSession? Session { get; init; }

    /// <summary>Whether early data follows.</summary>
    public bool HasEarlyData { get; init; }

    /// <summary>Length of the cookie that a HelloRetryRequest gave; 0: none.</summary>
    public int CookieBytes { get; init; }

    /// <summary>Whether it answers a HelloRetryRequest.</summary>
    public bool IsRetry { get; init; }

    /// <summary>When it was sent, which the age of its ticket tells.</summary>
    public SimTime SentAt { get; init; }

    /// <summary>Whether the version is among those offered.</summary>
    public bool Offers(TlsVersion version) =>
        version >= Options.MinimumVersion && version <= Options.MaximumVersion;
}
