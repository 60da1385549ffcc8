using NetSim.Units;

namespace NetSim.Network;

/// <summary>Something an application does with its socket. Steps run one after the other.</summary>
public abstract record ApplicationStep
{
    private ApplicationStep()
    {
    }

    /// <summary>Writes <paramref name="Bytes"/> in one call; does not wait for them to be sent.</summary>
    /// <param name="Bytes">How many; at least 1.</param>
    public sealed record Send(long Bytes) : ApplicationStep;

    /// <summary>Writes as fast as TCP takes it, as long as the connection lasts: a send buffer of 256 KiB is kept full of what
    /// is not sent.</summary>
    public sealed record Stream : ApplicationStep;

    /// <summary>Reads until <paramref name="Bytes"/> have come.</summary>
    /// <param name="Bytes">How many; at least 1.</param>
    public sealed record Receive(long Bytes) : ApplicationStep;

    /// <summary>Writes as <see cref="Send"/> does, a size that is drawn.</summary>
    /// <param name="Size">How much, in bytes; what is below 1 counts as 1.</param>
    /// <param name="Draw">The number of the draw: the same number is the same size, on both sides of a connection.</param>
    public sealed record SendRandom(RandomAmount Size, int Draw) : ApplicationStep;

    /// <summary>Reads until a size that is drawn has come.</summary>
    /// <param name="Size">How much, in bytes; what is below 1 counts as 1.</param>
    /// <param name="Draw">The number of the draw.</param>
    public sealed record ReceiveRandom(RandomAmount Size, int Draw) : ApplicationStep;

    /// <summary>Waits a time that is drawn.</summary>
    /// <param name="Time">How long, in nanoseconds; what is below 0 counts as 0.</param>
    /// <param name="Draw">The number of the draw.</param>
    public sealed record WaitRandom(RandomAmount Time, int Draw) : ApplicationStep;

    /// <summary>Works on a core of the host, and waits for one if all are busy.</summary>
    /// <param name="Work">How long on a core of speed 1, in nanoseconds.</param>
    /// <param name="Draw">The number of the draw.</param>
    public sealed record Process(RandomAmount Work, int Draw) : ApplicationStep;

    /// <summary>Reads, and throws away, until the peer’s end of stream has come.</summary>
    public sealed record ReceiveEof : ApplicationStep;

    /// <summary>Waits.</summary>
    /// <param name="Length">How long.</param>
    public sealed record Wait(SimDuration Length) : ApplicationStep;

    /// <summary>Waits until a time, counted from the connection’s open; goes on at once if that has passed.</summary>
    /// <param name="Time">Since the client opened the connection.</param>
    public sealed record At(SimDuration Time) : ApplicationStep;

    /// <summary>Ends the own direction (SHUT_WR; with TLS close_notify first); the other stays open.</summary>
    public sealed record Shutdown : ApplicationStep;

    /// <summary>Closes the socket (with TLS close_notify first).</summary>
    public sealed record Close : ApplicationStep;

    /// <summary>Both applications call close at this same instant: this one and, whatever it is doing, the peer’s.</summary>
    public sealed record CloseBoth : ApplicationStep;

    /// <summary>Resets the connection (SO_LINGER 0 and close).</summary>
    public sealed record Abort : ApplicationStep;

    /// <summary>Sets TCP_NODELAY.</summary>
    /// <param name="On">On sends small segments at once; off waits as Nagle’s algorithm says.</param>
    public sealed record SetNoDelay(bool On) : ApplicationStep;

    /// <summary>Writes as <see cref="Send"/> does and says that more follows (MSG_MORE).</summary>
    /// <param name="Bytes">How many; at least 1.</param>
    public sealed record SendMore(long Bytes) : ApplicationStep;

    /// <summary>Sets TCP_CORK.</summary>
    /// <param name="On">On holds back a segment that is not full; off lets it go.</param>
    public sealed record SetCork(bool On) : ApplicationStep;

    /// <summary>Sets SO_LINGER.</summary>
    /// <param name="Time">How long close waits for what was sent to be acknowledged; zero resets instead.</param>
    public sealed record SetLinger(SimDuration Time) : ApplicationStep;

    /// <summary>Sets SO_KEEPALIVE.</summary>
    /// <param name="On">Whether a silent peer is asked if it is still there.</param>
    public sealed record SetKeepAlive(bool On) : ApplicationStep;
}
