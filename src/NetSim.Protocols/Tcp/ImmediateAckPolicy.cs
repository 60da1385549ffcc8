using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>An ACK for every segment, at once.</summary>
internal sealed class ImmediateAckPolicy(TcpControlBlock tcb) : IAckPolicy
{
    private bool _isScheduled;

    /// <inheritdoc/>
    public void OnData(in TcpSegment segment, bool windowGrew, SimTime now) => _isScheduled = true;

    /// <inheritdoc/>
    public void OnFin() => _isScheduled = true;

    /// <inheritdoc/>
    public void OnDisorder() => _isScheduled = true;

    /// <inheritdoc/>
    public SimTime? Due(SimTime now) => _isScheduled ? now : null;

    /// <inheritdoc/>
    public bool IsDueAfterRead(SimTime now)
    {
        var open = tcb.Receive.OpenBytes;
        return tcb.Receive.SelectWindow() >= Math.Max(1, 2L * open);
    }

    /// <inheritdoc/>
    public void OnTimeout()
    {
    }

    /// <inheritdoc/>
    public void SetQuick(bool on)
    {
    }

    /// <inheritdoc/>
    public void OnDataSent(SimTime now)
    {
    }

    /// <inheritdoc/>
    public void OnAcknowledgmentSent() => _isScheduled = false;
}
