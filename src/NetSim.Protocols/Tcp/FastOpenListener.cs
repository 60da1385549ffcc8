// Read first: RFC 7413 §4.2.
namespace NetSim.Protocols.Tcp;

/// <summary>What a listening end does with Fast Open.</summary>
/// <param name="Cookie">The cookie that is valid for this peer.</param>
/// <param name="RequiresCookie">Whether data in a SYN needs the cookie (Linux, tcp_fastopen without 0x200).</param>
/// <param name="HasRoom">Whether fewer connections than allowed wait for the ACK of their SYN-ACK (Linux, the argument of
/// TCP_FASTOPEN). Without room the option and the data are ignored.</param>
public sealed record FastOpenListener(FastOpenCookie Cookie, bool RequiresCookie = true, bool HasRoom = true);
