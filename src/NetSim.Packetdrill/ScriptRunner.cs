using System.Globalization;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>Runs a script against one simulated endpoint, in virtual time.</summary>
public sealed class ScriptRunner
{
    // How long the endpoint may take for a packet that has no time.
    private static readonly SimDuration Patience = 3600.Seconds;

    private readonly Script _script;
    private readonly SimDuration _tolerance;
    private readonly bool _joinsSegments;
    private readonly bool _checksTimestamps;
    private readonly SimulatedHost _host = new();
    private readonly SystemCalls _calls;
    private readonly ScriptCode _code = new();
    private readonly PacketCheck _check;
    private readonly List<string> _packets = [];
    private SimTime _previous;
    private SimTime _inboundAnchor;
    private ScriptAction? _last;
    private BlockedCall? _blocked;

    private ScriptRunner(Script script, long? toleranceMicroseconds)
    {
        _script = script;
        var written = script.Options.GetValueOrDefault("tolerance_usecs");
        var microseconds = toleranceMicroseconds
            ?? (long.TryParse(written, CultureInfo.InvariantCulture, out var own) ? own : 4000);
        _tolerance = new SimDuration(Math.Clamp(microseconds, 0, 3_600_000_000) * 1000);
        _joinsSegments = !script.Options.ContainsKey("strict_segments");
        _checksTimestamps = script.Options.ContainsKey("tcp_ts_tick_usecs");
        _calls = new SystemCalls(_host);
        _check = new PacketCheck(_checksTimestamps);
        _host.OnStep = ResumeBlocked;
    }

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="toleranceMicroseconds">How far a time may be off; null: as the script says, or 4 ms.</param>
    public static ScriptVerdict Run(Script script, long? toleranceMicroseconds = null)
    {
        var runner = new ScriptRunner(script, toleranceMicroseconds);
        return runner.Run();
    }

    private ScriptVerdict Run()
    {
        ScriptEvent? current = null;
        try
        {
            foreach (var command in _script.Setup)
            {
                _host.Settings.Run(command);
            }

            foreach (var next in _script.Events)
            {
                current = next;
                Do(next);
            }

            FinishBlocked();
            return new ScriptVerdict(ScriptOutcome.Passed, null, _packets);
        }
        catch (ScriptRunException wrong)
        {
            var outcome = wrong.IsApplicable ? ScriptOutcome.Failed : ScriptOutcome.NotApplicable;
            var place = wrong.IsApplicable && current is not null ? $"{_script.Name}:{current.Line}: " : "";
            return new ScriptVerdict(outcome, place + wrong.Message, _packets);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException or ArithmeticException)
        {
            // The endpoint refuses what the script asks of it: that is the script’s failure, and says where.
            var reason = $"{_script.Name}:{current?.Line}: the endpoint cannot do this: {refused.Message}";
            return new ScriptVerdict(ScriptOutcome.Failed, reason, _packets);
        }
    }

    private void Do(ScriptEvent next)
    {
        if (next.Action is PacketAction { IsInbound: false } expected)
        {
            Expect(next.Time, expected);
        }
        else
        {
            var isChain = next.Action is PacketAction { IsInbound: true } && _last is PacketAction { IsInbound: true };
            var from = next.Time.IsRelative ? (isChain ? _inboundAnchor : _previous) : SimTime.Start;
            var at = next.Time.IsAny ? _host.Now : SimTime.Max(_host.Now, from + next.Time.Start);
            _host.AdvanceTo(at);
            _inboundAnchor = at;
            Act(next, from);
            _previous = SimTime.Max(at, _previous);
        }

        _last = next.Action;
    }

    private void Act(ScriptEvent next, SimTime from)
    {
        switch (next.Action)
        {
            case PacketAction packet:
                Inject(packet);
                break;
            case CommandAction command:
                _host.Settings.Run(command.Text);
                break;
            case CodeAction code:
                _code.Run(code.Text, _host.Current?.Connection);
                break;
            case ControlMessageAction:
                throw new ScriptRunException("ICMP messages do not reach the modelled endpoint");
            case CallAction call:
                FinishBlocked();
                Call(call, next.Time, from);
                break;
        }
    }

    private void Inject(PacketAction packet)
    {
        var socket = _host.Receiver(packet);
        if (packet.Flags.HasFlag(TcpFlags.Syn))
        {
            socket.PeerInitial = packet.Sequence;
        }

        var offset = socket.LocalOffset ?? 0;
        var segment = new TcpSegment
        {
            Sequence = new SequenceNumber(packet.Sequence),
            Acknowledgment = new SequenceNumber(unchecked((packet.Acknowledgment ?? 0) - offset)),
            Flags = packet.Flags,
            Window = packet.Window ?? 0,
            PayloadBytes = packet.PayloadBytes,
            Ecn = PacketCheck.CodepointOf(packet.Ip),
        };
        segment = PacketText.WithOptions(segment, packet.Options ?? [], offset, echo => Echo(socket, echo));
        Note(_host.Now, "<", PacketText.Of(
            packet.Flags, packet.Sequence, packet.PayloadBytes, packet.Acknowledgment, packet.Window, packet.Options ?? []));
        _host.Deliver(socket, segment);
    }

    // The endpoint’s timestamp for the script’s.
    private static uint Echo(SimulatedSocket socket, uint script)
    {
        if (socket.Timestamps.TryGetValue(script, out var live))
        {
            return live;
        }

        return socket.FirstTimestamp is { } first ? unchecked(script - first.Script + first.Live) : script;
    }

    private void Expect(ScriptTime time, PacketAction expected)
    {
        var from = time.IsRelative ? _previous : SimTime.Start;
        var earliest = from + time.Start;
        var latest = from + (time.Latest ?? time.Start);
        var spare = SimDuration.Max(_tolerance, (time.IsRelative ? time.Start : earliest - _previous) / 8);
        var text = PacketText.Of(
            expected.Flags, expected.Sequence, expected.PayloadBytes, expected.Acknowledgment, expected.Window, expected.Options);
        var first = TakePacket(latest + Patience, text);
        var got = Joined(first, expected, latest + Patience);
        _check.Compare(expected, text, first.Socket, got, first.Segment.Flags);
        if (!time.IsAny && (got.At < EarlierBy(earliest, spare) || got.At > latest + spare))
        {
            var wanted = time.Latest is null ? $"{earliest}" : $"{earliest} to {latest}";
            throw new ScriptRunException($"expected {text} at {wanted}, got it at {got.At}");
        }

        _previous = got.At;
    }

    private static SimTime EarlierBy(SimTime time, SimDuration length) => new(time.Nanoseconds - length.Nanoseconds);

    private SentPacket TakePacket(SimTime latest, string expected)
    {
        if (!_host.WaitForPacket(latest))
        {
            throw new ScriptRunException($"expected {expected}, got nothing");
        }

        var packet = _host.Sent.Dequeue();
        Note(packet.At, ">", PacketCheck.TextOf(packet.Socket, packet.Segment));
        return packet;
    }

    // One line of a script may stand for many segments that were sent as one.
    private SentPacket Joined(SentPacket first, PacketAction expected, SimTime latest)
    {
        var joined = first;
        while (_joinsSegments && first.Segment.PayloadBytes > 0
            && joined.Segment.PayloadBytes < expected.PayloadBytes && _host.WaitForPacket(latest))
        {
            var next = _host.Sent.Peek();
            var segment = joined.Segment;
            if (next.Socket != first.Socket || next.Segment.Sequence != segment.Sequence + (uint)segment.PayloadBytes
                || segment.PayloadBytes + next.Segment.PayloadBytes > expected.PayloadBytes)
            {
                break;
            }

            _host.Sent.Dequeue();
            Note(next.At, ">", PacketCheck.TextOf(next.Socket, next.Segment));
            joined = next with
            {
                Segment = next.Segment with
                {
                    Sequence = first.Segment.Sequence,
                    PayloadBytes = segment.PayloadBytes + next.Segment.PayloadBytes,

                    // A kernel sets PSH at the end of what it hands to the interface at once: here it does not count.
                    Flags = (next.Segment.Flags & ~TcpFlags.Push) | (expected.Flags & TcpFlags.Push),
                },
            };
        }

        return joined;
    }

    private void Call(CallAction call, ScriptTime time, SimTime from)
    {
        if (_calls.Invoke(call, isFirst: true) is { } result)
        {
            if (time.End is { } end && from + end > _host.Now + _tolerance)
            {
                throw new ScriptRunException($"{call.Name}() returned at {_host.Now} instead of {from + end}");
            }

            Check(call, result);
            return;
        }

        _blocked = new BlockedCall(call, from + (time.End ?? time.Start));
        if (time.End is null)
        {
            FinishBlocked();
        }
    }

    private void ResumeBlocked()
    {
        if (_blocked is not { IsRunning: false } blocked)
        {
            return;
        }

        blocked.IsRunning = true;
        var result = _calls.Invoke(blocked.Call, isFirst: false);
        blocked.IsRunning = false;
        if (result is { } returned)
        {
            _blocked = null;
            Check(blocked.Call, returned);
            var off = (_host.Now - blocked.End).Magnitude;
            if (off > _tolerance)
            {
                throw new ScriptRunException($"{blocked.Call.Name}() returned at {_host.Now} instead of {blocked.End}");
            }
        }
    }

    private void FinishBlocked()
    {
        if (_blocked is { } blocked)
        {
            ResumeBlocked();
            if (!_host.WaitFor(() => _blocked is null, SimTime.Max(_host.Now, blocked.End) + Patience))
            {
                throw new ScriptRunException($"{blocked.Call.Name}() did not return");
            }
        }
    }

    private static void Check(CallAction call, CallResult got)
    {
        if (call.Result is not { } expected)
        {
            return;
        }

        if (got.Value != expected || (call.Error is not null && call.Error != got.Error))
        {
            var wanted = new CallResult(expected, call.Error);
            throw new ScriptRunException($"{call.Name}(): expected {wanted}, got {got}");
        }
    }

    private void Note(SimTime at, string direction, string packet) =>
        _packets.Add($"{(at - SimTime.Start).InSeconds:0.000000} {direction} {packet}");
}
