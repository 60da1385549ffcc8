namespace NetSim.Protocols.Tls;

/// <summary>A state of a handshake.</summary>
/// <param name="Name">Its name: RFC 8446’s (Appendix A), and in older versions one made in the same way.</param>
/// <param name="Expects">What may come, for explanations.</param>
internal sealed record HandshakeState(string Name, string Expects);
