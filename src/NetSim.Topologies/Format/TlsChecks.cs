using NetSim.Protocols.Tls;

namespace NetSim.Topologies.Format;

/// <summary>Choices of TLS that do not go together.</summary>
internal static class TlsChecks
{
    /// <summary>What is wrong, with the key that it is told of.</summary>
    public static IEnumerable<(string Key, string Problem)> Problems(TlsOptions tls)
    {
        if (tls.EarlyData && tls.Session == SessionKind.None && !tls.KeepsSessions)
        {
            yield return ("early_data", "'early_data' needs a 'session' that the client comes with, or 'resume'");
        }

        if (tls.KeepsSessions && tls.Session != SessionKind.None)
        {
            yield return ("resume", "either 'session' or 'resume', not both: the client gets its sessions in the run");
        }

        if (tls.EarlyData && tls.MaximumVersion < TlsVersion.Tls13)
        {
            yield return ("early_data", "'early_data' needs TLS 1.3");
        }

        if (tls.EarlyData && tls.Profile == TlsProfile.Go)
        {
            yield return ("early_data", "Go's crypto/tls has no early data over TCP");
        }

        if (tls.Session == SessionKind.External && tls.MaximumVersion < TlsVersion.Tls13)
        {
            yield return ("session", "an external key needs TLS 1.3");
        }

        if (tls.SessionVersion is { } version && (version > tls.MaximumVersion || version < tls.MinimumVersion))
        {
            yield return ("session_version", "'session_version' is none of the versions that are spoken");
        }

        if (tls.ClientAuthentication == ClientAuthentication.PostHandshake && tls.MaximumVersion < TlsVersion.Tls13)
        {
            yield return ("client_authentication", "post_handshake needs TLS 1.3");
        }

        if (tls.EncryptedHello != EncryptedHello.None && tls.MaximumVersion < TlsVersion.Tls13)
        {
            yield return ("ech", "'ech' needs TLS 1.3");
        }

        if (tls.Renegotiation != Renegotiation.None && tls.MinimumVersion > TlsVersion.Tls12)
        {
            yield return ("renegotiation", "TLS 1.3 has no renegotiation");
        }

        if (tls.FalseStart && tls.MinimumVersion > TlsVersion.Tls12)
        {
            yield return ("false_start", "'false_start' is for TLS 1.2: the client of TLS 1.3 is as early anyway");
        }
    }
}
