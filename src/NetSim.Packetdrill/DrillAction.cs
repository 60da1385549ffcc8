using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>What happens in an event of a script.</summary>
public abstract record DrillAction
{
    private DrillAction()
    {
    }

    /// <summary>A packet comes to the endpoint.</summary>
    /// <param name="Segment">The packet.</param>
    public sealed record Inject(DrillPacket Segment) : DrillAction;

    /// <summary>The endpoint sends a packet.</summary>
    /// <param name="Segment">The packet.</param>
    public sealed record Expect(DrillPacket Segment) : DrillAction;

    /// <summary>An ICMP message comes.</summary>
    /// <param name="Kind">What it says; null for what TCP never sees.</param>
    /// <param name="Error">The name of the error that it stands for.</param>
    /// <param name="Mtu">The MTU that it names, in bytes; 0 where it names none.</param>
    /// <param name="Sequence">The first sequence number of the segment that it quotes.</param>
    public sealed record Icmp(IcmpKind? Kind, string Error, int Mtu, uint Sequence) : DrillAction;

    /// <summary>The application calls the socket interface.</summary>
    /// <param name="Name">The call.</param>
    /// <param name="Arguments">Its arguments.</param>
    /// <param name="Result">What it returns; null for anything (<c>...</c>).</param>
    /// <param name="Error">The name of the error that it gives; null for none.</param>
    public sealed record SocketCall(string Name, IReadOnlyList<DrillValue> Arguments, DrillValue? Result, string? Error)
        : DrillAction;

    /// <summary>A shell command between backticks.</summary>
    /// <param name="Text">The command.</param>
    public sealed record Command(string Text) : DrillAction;

    /// <summary>Code between <c>%{</c> and <c>}%</c>.</summary>
    /// <param name="Text">The code.</param>
    public sealed record Code(string Text) : DrillAction;
}
