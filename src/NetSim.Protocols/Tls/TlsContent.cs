namespace NetSim.Protocols.Tls;

/// <summary>What a handshake message says, as far as its receiver acts on it. Shared by reference, never
/// changed.</summary>
public abstract record TlsContent;
