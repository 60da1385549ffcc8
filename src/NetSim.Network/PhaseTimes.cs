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
    public void OnConnected(SimTime now) => _connectedAt = now;

    /// <summary>The client’s TLS handshake is complete.</summary>
    public void OnHandshake(SimTime now) => Handshake = now - _connectedAt;

    /// <summary>The client’s application got data.</summary>
    public void OnData(SimTime now)
    {
        FirstByte ??= now - start;
        LastByte = now - start;
    }

    /// <summary>The client has seen the end of the stream.</summary>
    public void OnEndOfStream(SimTime now) => Total ??= now - start;

    /// <summary>A FIN or RST was sent.</summary>
    public void OnClosing(SimTime now) => _closingAt ??= now;

    /// <summary>Neither end has anything left to do.</summary>
    public void OnSettled(SimTime now) => Close ??= now - _closingAt;
}
