using NetSim.Engine;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Segments that came while the process held the socket: the kernel takes them in when it lets go (Linux
/// release_sock).</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="owner">Goes on then.</param>
/// <param name="tcp">Takes them in.</param>
/// <param name="host">Says when its processes hold their sockets.</param>
internal sealed class Backlog(IScheduler scheduler, EndpointDriver owner, TcpConnection tcp, HostSpec host) : IEventTarget
{
    private readonly Ring<TcpSegment> _segments = new();

    /// <summary>The backlog of an end; null where its process never holds its socket for long.</summary>
    public static Backlog? Of(IScheduler scheduler, EndpointDriver owner, TcpConnection tcp, HostSpec host) =>
        host.Stalls.Any(static stall => stall.HoldsSockets) ? new Backlog(scheduler, owner, tcp, host) : null;

    /// <summary>Keeps a segment if the socket is held now.</summary>
    public bool TryKeep(in TcpSegment segment)
    {
        SimTime? release = null;
        foreach (var stall in host.Stalls)
        {
            release = stall.HoldsSockets && stall.Covers(scheduler.Now) ? stall.End : release;
        }

        if (release is not { } at)
        {
            return false;
        }

        _segments.Enqueue(segment);
        if (_segments.Count == 1)
        {
            scheduler.Schedule(at, this);
        }

        return true;
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        while (_segments.TryDequeue(out var segment))
        {
            tcp.Receive(segment, scheduler.Now);
        }

        owner.RunTcp();
    }
}
