namespace NetSim.Network.Tracing;

/// <summary>Which protocol a state belongs to.</summary>
public enum TraceLayer
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>TLS.</summary>
    Tls,
}
