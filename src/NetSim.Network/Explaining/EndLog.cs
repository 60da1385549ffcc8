using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>What one end of a connection does, and why.</summary>
/// <param name="log">The log of the connection.</param>
/// <param name="isClient">Which end it is.</param>
internal sealed class EndLog(CausalLog log, bool isClient)
{
    private readonly Alarm[] _timers = [.. Enum.GetValues<TcpTimer>().Select(static _ => Alarm.Off)];
    private readonly SendLog _sendings = new(log, isClient);
    private Alarm _tls = Alarm.Off;
    private Alarm _application = Alarm.Off;
    private Alarm _process = Alarm.Off;
    private Alarm _accept = Alarm.Off;
    private CpuMeter? _tlsCpu;
    private CpuMeter? _applicationCpu;
    private bool _isComputing;

    /// <summary>The TLS records that it wrote; null where their names are not wanted.</summary>
    public RecordLog? Records { get; init; }

    /// <summary>The node of what the end is doing.</summary>
    public int Current { get; private set; }

    /// <summary>The processor that an end’s TLS works on.</summary>
    /// <param name="end">Told of it; null for nobody.</param>
    /// <param name="cpu">That of the host.</param>
    public static ICpu TlsCpuOf(EndLog? end, HostCpu cpu) => end is null ? cpu : end._tlsCpu = new CpuMeter(cpu);

    /// <summary>The processor that an end’s application works on.</summary>
    /// <inheritdoc cref="TlsCpuOf"/>
    public static ICpu ApplicationCpuOf(EndLog? end, HostCpu cpu) => end is null ? cpu : end._applicationCpu = new CpuMeter(cpu);

    /// <summary>A packet arrives.</summary>
    /// <param name="trail">The packet’s trail.</param>
    /// <param name="now">The current time.</param>
    public void Arrive(int trail, SimTime now)
    {
        _sendings.Begin();
        Current = log.Add(Node(CausalKind.Arrival, default, now, trail));
    }

    /// <summary>The other end makes this one do something, without a packet.</summary>
    public void Follow(EndLog other, SimTime now)
    {
        _sendings.Begin();
        Current = log.Add(Node(CausalKind.Wait, LatencyPart.Other, now, other.Current));
    }

    /// <summary>The end wakes up for what is due.</summary>
    /// <param name="now">The current time.</param>
    public void Wake(SimTime now)
    {
        _sendings.Begin();
        var isFirst = true;
        for (var i = 0; i < _timers.Length; i++)
        {
            if (_timers[i].At > now)
            {
                continue;
            }

            var timer = (TcpTimer)i;
            var node = Take(ref _timers[i], PartOf(timer), now);
            _sendings.Expire(timer, node);
            Current = isFirst ? node : Current;
            isFirst = false;
        }

        WakeIf(ref _accept, LatencyPart.Accept, now);
        WakeIf(ref _process, LatencyPart.WakeUp, now);
        WorkIf(ref _application, _applicationCpu?.Last.DoneAt == _application.At ? _applicationCpu : null, now);
        WorkIf(ref _tls, _isComputing && _tlsCpu?.Last.DoneAt <= _tls.At ? _tlsCpu : null, now);
    }

    /// <summary>The end has done what it could: what it waits for now.</summary>
    /// <param name="tcp">Its TCP.</param>
    /// <param name="tls">Its TLS; null without.</param>
    /// <param name="application">When the application goes on.</param>
    /// <param name="process">When the process runs.</param>
    public void Settle(TcpConnection tcp, TlsPump? tls, SimTime? application, SimTime process)
    {
        for (var i = 0; i < _timers.Length; i++)
        {
            Watch(ref _timers[i], tcp.Waits.ExpiryOf((TcpTimer)i));
        }

        Watch(ref _tls, tls?.NextTimeout ?? SimTime.Never);
        Watch(ref _application, application ?? SimTime.Never);
        Watch(ref _process, process);
        _isComputing = tls?.IsWorking == true;
    }

    /// <summary>The connection waits to be accepted.</summary>
    public void AwaitAccept(SimTime until) => Watch(ref _accept, until);

    /// <summary>The application writes to TCP.</summary>
    public void Write(long bytes) => _sendings.Write(bytes, Current);

    /// <summary>TLS writes a record.</summary>
    public void Name(long start, in TlsRecord record) => Records?.Add(start, record);

    /// <summary>The application ends its direction.</summary>
    public void End() => _sendings.End(Current);

    /// <summary>TCP has sent what it may.</summary>
    public void Block(TcpConnection tcp) => _sendings.Block(tcp.Waits.Limit);

    /// <summary>TCP sends a packet.</summary>
    /// <returns>Its trail.</returns>
    public int Send(in TcpSegment segment, SendCause cause, SimTime now) => _sendings.Send(segment, cause, Current, now);

    private void WakeIf(ref Alarm alarm, LatencyPart part, SimTime now)
    {
        if (alarm.At <= now)
        {
            Current = Take(ref alarm, part, now);
        }
    }

    private void WorkIf(ref Alarm alarm, CpuMeter? cpu, SimTime now)
    {
        if (cpu is null)
        {
            WakeIf(ref alarm, LatencyPart.Application, now);
        }
        else if (alarm.At <= now)
        {
            Current = log.Add(Node(CausalKind.Work, LatencyPart.Cpu, now, alarm.SetBy), cpu.Last);
            alarm = Alarm.Off;
        }
    }

    private int Take(ref Alarm alarm, LatencyPart part, SimTime now)
    {
        var node = log.Add(Node(CausalKind.Wait, part, now, alarm.SetBy));
        alarm = Alarm.Off;
        return node;
    }

    private void Watch(ref Alarm alarm, SimTime at)
    {
        if (alarm.At != at)
        {
            alarm = new Alarm(at, Current);
        }
    }

    private CausalNode Node(CausalKind kind, LatencyPart part, SimTime now, int cause) => new()
    {
        Kind = kind,
        IsClient = isClient,
        Part = part,
        At = now,
        Cause = cause,
        Since = -1,
        Detail = -1,
    };

    private static LatencyPart PartOf(TcpTimer timer) => timer switch
    {
        TcpTimer.Retransmission => LatencyPart.RetransmissionTimer,
        TcpTimer.LossProbe => LatencyPart.TailLossProbe,
        TcpTimer.Reordering => LatencyPart.ReorderingTimer,
        TcpTimer.Persist => LatencyPart.PersistTimer,
        TcpTimer.KeepAlive => LatencyPart.Other,
        TcpTimer.DelayedAcknowledgment => LatencyPart.DelayedAcknowledgment,
        TcpTimer.Pacing => LatencyPart.Pacing,
        TcpTimer.CompressedAcknowledgment => LatencyPart.DelayedAcknowledgment,
        TcpTimer.TimeWait => LatencyPart.Other,
    };

    // When it goes off, and the node that set it.
    private readonly record struct Alarm(SimTime At, int SetBy)
    {
        public static Alarm Off => new(SimTime.Never, -1);
    }
}
