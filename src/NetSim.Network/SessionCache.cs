// Read first: RFC 8446 §4.6.1 and Appendix C.4.
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>The TLS sessions that a host’s clients got from servers in a run.</summary>
/// <remarks>The newest is used first. A ticket of TLS 1.3 is used once, as clients should (RFC 8446 §C.4); an older session as
/// long as it lives.</remarks>
internal sealed class SessionCache
{
    // Of one server; an older one makes room. More than any client keeps.
    private const int MostSessions = 64;

    private readonly Dictionary<(string Server, int Port), List<(TlsSession Session, SimTime At)>> _sessions = [];

    /// <summary>Forgets all.</summary>
    public void Clear() => _sessions.Clear();

    /// <summary>Keeps a session.</summary>
    /// <param name="server">Whose it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="now">When it came.</param>
    public void Keep((string Host, int Port) server, TlsSession session, SimTime now)
    {
        if (!_sessions.TryGetValue(server, out var kept))
        {
            kept = [];
            _sessions.Add(server, kept);
        }

        if (kept.Count == MostSessions)
        {
            kept.RemoveAt(0);
        }

        kept.Add((session, now));
    }

    /// <summary>The session to resume with.</summary>
    /// <param name="server">With whom.</param>
    /// <param name="lifetime">For how long the server said that it takes a session.</param>
    /// <param name="now">The current time.</param>
    /// <returns>Null without one that is young enough.</returns>
    public TlsSession? Take((string Host, int Port) server, SimDuration lifetime, SimTime now)
    {
        if (!_sessions.TryGetValue(server, out var kept))
        {
            return null;
        }

        kept.RemoveAll(old => now - old.At > lifetime);
        if (kept.Count == 0)
        {
            return null;
        }

        var (session, at) = kept[^1];
        if (session.Version == TlsVersion.Tls13)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return session with { Age = now - at };
    }
}
