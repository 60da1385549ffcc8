using NetSim.Network.Explaining;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>When a connection reached what is measured. See <see cref="Phase"/>.</summary>
/// <param name="start">When the client opened it.</param>
internal sealed class PhaseTimes(SimTime start)
{
    private SimTime? _connectedAt;
    private SimTime? _closingAt;

    /// <summary>When the client opened it.</summary>
    public SimTime Start => start;

    /// <summary>Told of what the client reaches; null for nobody.</summary>
    public CausalLog? Causes { get; init; }

    /// <summary><see cref="Phase.Connect"/>.</summary>
    public SimDuration? Connect => _connectedAt - start;

    /// <summary><see cref="Phase.Handshake"/>.</summary>
    public SimDuration? Handshake { get; private set; }

    /// <summary><see cref="Phase.FirstByte"/>.</summary>
    public SimDuration? FirstByte { get; private set; }

    /// <summary><see cref="Phase.LastByte"/>.</summary>
    public SimDuration? LastByte { get; private set; }

    /// <summary><see cref="Phase.Close"/>.</summary>
    public SimDuration? Close { get; private set; }

    /// <summary><see cref="Phase.Total"/>.</summary>
    public SimDuration? Total { get; private set; }

    /// <summary>The client is connected.</summary>
    public void OnConnected(SimTime now)
    {
        _connectedAt = now;
        Causes?.Reach(Phase.Connect, start, now);
    }

    /// <summary>The client’s TLS handshake is complete.</summary>
    public void OnHandshake(SimTime now)
    {
        Handshake = now - _connectedAt;
        Causes?.Reach(Phase.Handshake, _connectedAt ?? now, now);
    }

    /// <summary>The client’s application got data.</summary>
    public void OnData(SimTime now)
    {
        if (FirstByte is null)
        {
            FirstByte = now - start;
            Causes?.Reach(Phase.FirstByte, start, now);
        }

        LastByte = now - start;
        Causes?.Reach(Phase.LastByte, start, now);
    }

    /// <summary>The client has seen the end of the stream.</summary>
    public void OnEndOfStream(SimTime now)
    {
        if (Total is null)
        {
            Total = now - start;
            Causes?.Reach(Phase.Total, start, now);
        }
    }

    /// <summary>A FIN or RST was sent.</summary>
    public void OnClosing(SimTime now) => _closingAt ??= now;

    /// <summary>Neither end has anything left to do.</summary>
    public void OnSettled(SimTime now) => Close ??= now - _closingAt;
}
