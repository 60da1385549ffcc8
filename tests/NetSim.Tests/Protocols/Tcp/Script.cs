using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>One endpoint against lines like those of packetdrill: what arrives, and what it must send, and
/// when.</summary>
/// <remarks>
/// Numbers are relative: the endpoint’s count from its ISS, the peer’s from 0 =
/// <see cref="PeerInitialSequence"/>. Time stands still but for <see cref="At"/> and <see cref="After"/>,
/// which run every timer on the way at its instant. What the endpoint sends has to be expected, at its time,
/// before anything else is asked of it.
/// </remarks>
internal sealed class Script
{
    public static readonly SequenceNumber PeerInitialSequence = new(7000);

    /// <summary>No timestamps and nothing that depends on the stack’s taste: what most scripts
    /// want.</summary>
    public static readonly TcpOptions Plain = new()
    {
        Timestamps = false,
        AckPolicy = AckPolicyKind.Immediate,
        CongestionControl = CongestionControlKind.Reno,
    };

    private readonly Queue<(SimTime At, TcpSegment Segment, SendCause Cause)> _sent = new();
    private readonly List<TcpEvent> _events = [];
    private TcpState _lastState;
    private SimTime _now;

    public Script(TcpOptions? options = null, uint initialSequence = 1000)
    {
        Connection = new TcpConnection(options ?? Plain, new SequenceNumber(initialSequence));
    }

    public TcpConnection Connection { get; }

    public IReadOnlyList<TcpEvent> Events => _events;

    /// <summary>Arrows taken so far, as pairs of states.</summary>
    public List<(TcpState From, TcpState To)> Moves { get; } = [];

    public SimTime Now => _now;

    /// <summary>An endpoint that accepted a connection: handshake done, MSS 1000, window 65535
    /// unscaled.</summary>
    public static Script Accepted(TcpOptions? options = null) => new Script(options).Listen()
        .Inject("S 0:0(0) win 65535 <mss 1000>").ExpectAny()
        .Inject(". 1:1(0) ack 1 win 65535").State(TcpState.Established);

    /// <summary>An endpoint that connected: the same from the other side.</summary>
    public static Script Connected(TcpOptions? options = null) => new Script(options).Open().ExpectAny()
        .Inject("S. 0:0(0) ack 1 win 65535 <mss 1000>").ExpectAny().State(TcpState.Established);

    public Script Listen() => Do(connection => connection.Listen());

    public Script Open() => Do(connection => connection.Open(_now));

    public Script Send(long bytes) => Do(connection => connection.Send(bytes));

    public Script SendMore(long bytes) => Do(connection => connection.Send(bytes, more: true));

    public Script Set(Action<TcpConnection> action) => Do(action);

    public Script Read(long bytes) => Do(connection => connection.Read(bytes, _now));

    public Script Shutdown() => Do(connection => connection.Shutdown());

    public Script Close() => Do(connection => connection.Close(_now));

    public Script Abort() => Do(connection => connection.Abort());

    /// <summary>The last segment sent, expected or not.</summary>
    public TcpSegment LastSent { get; private set; }

    /// <summary>Delivers a segment of the peer’s.</summary>
    public Script Inject(string text) => InjectMarked(text, EcnCodepoint.NotCapable);

    /// <summary>The same, with the IP header’s congestion bits.</summary>
    public Script InjectMarked(string text, EcnCodepoint ecn)
    {
        var line = SegmentNotation.Parse(text);
        var segment = new TcpSegment
        {
            Flags = line.Flags,
            Sequence = PeerInitialSequence + unchecked((uint)line.Start),
            Acknowledgment = line.Acknowledgment is { } ack
                ? Connection.InitialSequence + unchecked((uint)ack)
                : default,
            PayloadBytes = line.Payload,
            Window = line.Window ?? 65535,
            Ecn = ecn,
        };
        return Inject(SegmentNotation.WithOptions(segment, line.Options ?? ""));
    }

    public Script Inject(TcpSegment segment) => Do(connection => connection.Receive(segment, _now));

    /// <summary>Runs timers up to <paramref name="sinceStart"/>; one that is due just then goes
    /// off.</summary>
    public Script At(SimDuration sinceStart)
    {
        var end = SimTime.Start + sinceStart;
        Assert.True(end >= _now, $"The script is at {_now} and cannot go back to {end}.");
        while (Connection.NextTimeout is { } due && due <= end)
        {
            _now = SimTime.Max(due, _now);
            Connection.HandleTimeout(_now);
            Drain();
        }

        _now = end;
        return this;
    }

    public Script After(SimDuration length) => At(_now - SimTime.Start + length);

    /// <summary>The next segment sent is this, and was sent now. Window and options count where they are
    /// written.</summary>
    public Script Expect(string text, SendCause? cause = null)
    {
        var line = SegmentNotation.Parse(text);
        Assert.True(_sent.TryDequeue(out var sent), $"Expected “{text}” at {_now}, but nothing was sent.");
        Assert.Equal($"{line.Head} at {_now}", $"{Describe(sent.Segment)} at {sent.At}");
        if (line.Window is { } window)
        {
            Assert.Equal(window, sent.Segment.Window);
        }

        if (line.Options is { } options)
        {
            Assert.Equal(options, sent.Segment.OptionText);
        }

        if (cause is { } expected)
        {
            Assert.Equal(expected, sent.Cause);
        }

        return this;
    }

    /// <summary>Drops whatever was sent, of which there is something.</summary>
    public Script ExpectAny()
    {
        Assert.NotEmpty(_sent);
        _sent.Clear();
        return this;
    }

    public Script ExpectNothing()
    {
        Assert.Equal("", string.Join("; ", _sent.Select(sent => $"{Describe(sent.Segment)} at {sent.At}")));
        return this;
    }

    /// <summary>All segments sent and not yet expected, with their times: for schedules.</summary>
    public IReadOnlyList<(SimTime At, string Segment)> TakeSent()
    {
        var all = _sent.Select(sent => (sent.At, Describe(sent.Segment))).ToList();
        _sent.Clear();
        return all;
    }

    public Script State(TcpState state)
    {
        ExpectNothing();
        Assert.Equal(state, Connection.State);
        return this;
    }

    /// <summary>The connection ended for this reason.</summary>
    public Script Failed(ConnectionOutcome outcome)
    {
        Assert.Equal([outcome], _events.Where(e => e.Kind == TcpEventKind.Failed).Select(e => e.Outcome));
        return this;
    }

    private Script Do(Action<TcpConnection> action)
    {
        action(Connection);
        Drain();
        return this;
    }

    private void Drain()
    {
        while (Connection.TryTransmit(_now, out var segment))
        {
            _sent.Enqueue((_now, segment, Connection.LastCause));
            LastSent = segment;
        }

        while (Connection.TryReadEvent(out var happened))
        {
            if (happened.Kind == TcpEventKind.StateChanged)
            {
                Moves.Add((_lastState, happened.State));
                _lastState = happened.State;
            }

            _events.Add(happened);
        }
    }

    // A RST that answers a segment without ACK has the number 0 itself (RFC 9293 §3.5.2).
    private string Describe(in TcpSegment segment) => SegmentNotation.Head(
        segment,
        segment.Has(TcpFlags.Reset) && segment.Sequence.Value == 0 ? default : Connection.InitialSequence,
        PeerInitialSequence);
}
