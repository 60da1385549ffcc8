using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Congestion window, slow-start threshold, segments in flight, round trip and throughput over time.</summary>
internal sealed class CongestionKind : TracedKind
{
    private const string Window = "cwnd";
    private const string Threshold = "ssthresh";
    private const string Flight = "in_flight";
    private const string RoundTrip = "srtt_ms";
    private const string Timeout = "rto_ms";
    private const string Throughput = "throughput_mbit_s";
    private const int Bins = 60;

    // Fewer segments of data than this are all in the first flight.
    private const int LeastSegments = 20;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.Congestion;

    /// <inheritdoc/>
    public override string Meaning =>
        "Congestion window, slow-start threshold, segments in flight, round trip and throughput of one connection over time.";

    /// <inheritdoc/>
    public override string Needs => "it needs a run that 'netsim run' drew, with at least 20 segments of data in its first connection";

    /// <inheritdoc/>
    protected override ChartNumbers Numbers(TracedRun traced)
    {
        var packets = traced.Trace.Packets.Where(packet => packet.Connection == traced.Connection && packet.Instance == traced.Instance
            && packet.Segment.PayloadBytes > 0).ToList();
        // The side that sends more data is the one whose window matters.
        var isClient = packets.Where(packet => packet.FromClient).Sum(packet => (long)packet.Segment.PayloadBytes)
            > packets.Where(packet => !packet.FromClient).Sum(packet => (long)packet.Segment.PayloadBytes);
        var data = packets.Where(packet => packet.FromClient == isClient).ToList();
        var states = traced.Trace.Sends.Where(send => send.Connection == traced.Connection && send.Instance == traced.Instance
            && send.IsClient == isClient).ToList();
        var side = isClient ? "client" : "server";
        TimeSeries Series(string name, Func<SendRecord, double?> value) => new TimeSeries(
            side,
            name,
            [.. states.Select(send => (At: send.At.Nanoseconds / 1e6, Value: value(send))).Where(point => point.Value is not null)
                .Select(point => (point.At, point.Value!.Value))]).Thinned();
        return data.Count(packet => packet.Hop == 0) < LeastSegments
            ? new ChartNumbers([], [])
            : TimeSeries.Table(
                "side",
                "value",
                [
                    Series(Window, send => send.CongestionWindow),
                    Series(Threshold, send => send.SlowStartThreshold == int.MaxValue ? null : send.SlowStartThreshold),
                    Series(Flight, send => send.InFlight),
                    Series(RoundTrip, send => send.SmoothedRoundTrip?.Nanoseconds / 1e6),
                    Series(Timeout, send => send.RetransmissionTimeout.Nanoseconds / 1e6),
                    Rate(side, data),
                ]);
    }

    /// <inheritdoc/>
    protected override Picture Draw(ChartNumbers numbers, string? title, string study, ChartStyle style)
    {
        var all = TimeSeries.Of(numbers);
        // What is known at one instant only holds for a while.
        var last = all.SelectMany(series => series.Points).Max(point => point.At);
        var end = last > 0 ? last : 1;
        var unit = TimeUnit.Of(0, 1e6 * end, isLogarithmic: false);
        var names = new List<(string Series, string Name, int Color)>
        {
            (Window, style.Say("congestion window", "拥塞窗口"), 0), (Threshold, style.Say("slow-start threshold", "慢启动阈值"), 1),
            (Flight, style.Say("in flight", "在途"), 2), (RoundTrip, style.Say("smoothed round trip", "平滑往返时间"), 3),
            (Timeout, style.Say("retransmission timeout", "重传超时"), 4), (Throughput, style.Say("throughput", "吞吐量"), 5),
        };
        FigurePanel Panel(string label, params string[] shown)
        {
            var drawn = all.Where(series => shown.Contains(series.Name, StringComparer.Ordinal)).ToList();
            // Times have the unit of the axis of time.
            var scale = shown.Contains(RoundTrip, StringComparer.Ordinal) ? unit.Of(1e6) : 1;
            var most = scale * drawn.SelectMany(series => series.Points).Select(point => point.Value).DefaultIfEmpty(1).Max();
            return new FigurePanel
            {
                X = new NumberAxis(style.Say($"time ({unit.Name})", $"时间（{unit.Name}）"), 0, unit.Of(1e6 * end)),
                Y = new NumberAxis(label, 0, most > 0 ? 1.06 * most : 1) { IsWhole = shown.Contains(Window, StringComparer.Ordinal) },
                Height = 180,
                Marks = [.. drawn.Where(series => series.Name == Flight).Select(series => new BandMark(
                    [
                        .. series.Points.Select(point => (unit.Of(1e6 * point.At), 0.0, point.Value)),
                        (unit.Of(1e6 * end), 0.0, series.Points[^1].Value),
                    ],
                    style.Ink.Color(2))),
                    .. drawn.Where(series => series.Name != Flight).Select(series => new CurveMark(
                    [.. series.Points.Select(point => (unit.Of(1e6 * point.At), scale * point.Value)), (unit.Of(1e6 * end), scale * series.Points[^1].Value)],
                    style.Ink.Line(names.First(name => name.Series == series.Name).Color), IsStepped: true))],
            };
        }

        return FigureLayout.Draw(
            new Figure
            {
                Title = title ?? style.Say($"{study}: congestion control at the {all[0].Group}", $"{study}：{(all[0].Group == "client" ? "客户端" : "服务器")}的拥塞控制"),
                Caption = style.Say(
                    "One connection of run 0. Throughput is of data that arrived, sent again or not, in 60 equal stretches of time.",
                    "第 0 次运行中的一个连接。吞吐量为每个时间段（共 60 段）内到达的数据，含重传。"),
                MayPair = false,
                Panels =
                [
                    Panel(style.Say("segments", "报文段"), Window, Threshold, Flight),
                    Panel(style.Say($"round trip and timeout ({unit.Name})", $"往返时间与超时（{unit.Name}）"), RoundTrip, Timeout),
                    Panel(style.Say("throughput (Mbit/s)", "吞吐量（Mbit/s）"), Throughput),
                ],
                Legend = [.. names.Where(name => all.Any(series => series.Name == name.Series))
                    .Select(name => new LegendEntry(name.Name, style.Ink.Line(name.Color), IsArea: name.Series == Flight))],
            },
            style);
    }

    private static TimeSeries Rate(string side, List<PacketRecord> data)
    {
        var arrived = data.Where(packet => packet.IsLastHop && packet.DeliveredAt is not null).ToList();
        var end = arrived.Select(packet => packet.DeliveredAt!.Value.Nanoseconds).DefaultIfEmpty(1).Max() + 1;
        var bits = new double[Bins];
        foreach (var packet in arrived)
        {
            bits[(int)(packet.DeliveredAt!.Value.Nanoseconds * (double)Bins / end)] += 8.0 * packet.Segment.PayloadBytes;
        }

        var length = (double)end / Bins;
        // Bits in a microsecond are megabits in a second.
        return new TimeSeries(side, Throughput, [.. bits.Select((sum, bin) => (bin * length / 1e6, 1e3 * sum / length))]);
    }
}
