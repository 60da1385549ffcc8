using CsCheck;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Recovery;

namespace NetSim.Tests.Protocols.Tcp;

public class RetransmissionQueueTests
{
    private sealed class Twin(int start, int bytes, long sentAt)
    {
        public int Start { get; set; } = start;

        public int End { get; } = start + bytes;

        public long SentAt { get; set; } = sentAt;

        public bool IsSacked { get; set; }

        public bool IsLost { get; set; }

        public bool IsRetransmitted { get; set; }
    }

    // The model: a list of segments, and counts that are counted anew each time.
    [Fact]
    public void It_counts_as_a_list_counts() =>
        Gen.Select(Gen.UInt, Gen.Select(Gen.Int[0, 4], Gen.Int[1, 100]).Array[1, 100]).Sample((zero, acts) =>
        {
            var origin = new SequenceNumber(zero);
            var queue = new RetransmissionQueue();
            var model = new List<Twin>();
            var (next, acknowledged, now) = (0, 0, 0L);
            foreach (var (act, number) in acts)
            {
                now++;
                switch (act)
                {
                    case 0:
                        queue.Add(new SentSegment
                        {
                            Start = origin + (uint)next,
                            PayloadBytes = number,
                            FirstSentAt = new SimTime(now),
                        });
                        model.Add(new Twin(next, number, now));
                        next += number;
                        break;
                    case 1:
                        acknowledged = Math.Min(next, acknowledged + number);
                        Acknowledge(queue, model, origin, acknowledged);
                        break;
                    case 2:
                        MarkLost(queue, model, number % Math.Max(1, model.Count));
                        break;
                    case 3:
                        MarkSacked(queue, model, number % Math.Max(1, model.Count));
                        break;
                    default:
                        Retransmit(queue, model, origin, now);
                        break;
                }

                Assert.Equal(model.Count, queue.Outstanding);
                Assert.Equal(
                    model.Count - model.Count(twin => twin.IsLost || twin.IsSacked) + model.Count(twin => twin.IsRetransmitted),
                    queue.InFlight);
                Assert.Equal(model.Any(twin => twin.IsLost && !twin.IsRetransmitted), queue.HasWaiting);
                Assert.Equal(BySending(model), BySending(queue, origin));
            }
        });

    private static void MarkLost(RetransmissionQueue queue, List<Twin> model, int place)
    {
        if (model.Count > 0)
        {
            queue.MarkLost(place);
            var twin = model[place];
            twin.IsRetransmitted &= !twin.IsLost;
            twin.IsLost |= !twin.IsSacked;
        }
    }

    private static void MarkSacked(RetransmissionQueue queue, List<Twin> model, int place)
    {
        if (model.Count > 0 && !model[place].IsSacked)
        {
            queue.MarkSacked(place);
            var twin = model[place];
            (twin.IsRetransmitted, twin.IsLost, twin.IsSacked) = (twin.IsRetransmitted && !twin.IsLost, false, true);
        }
    }

    private static IEnumerable<int> BySending(List<Twin> model) =>
        model.Where(twin => !twin.IsSacked).OrderBy(twin => twin.SentAt).Select(twin => twin.Start);

    private static List<int> BySending(RetransmissionQueue queue, SequenceNumber origin)
    {
        var starts = new List<int>();
        for (var place = queue.BySending.First; place is { } at; place = queue.BySending.After(at))
        {
            starts.Add(origin.DistanceTo(queue[at].Start));
        }

        return starts;
    }

    private static void Acknowledge(RetransmissionQueue queue, List<Twin> model, SequenceNumber origin, int acknowledged)
    {
        var gone = model.TakeWhile(twin => twin.End <= acknowledged).ToList();
        model.RemoveRange(0, gone.Count);
        if (model.Count > 0)
        {
            model[0].Start = Math.Max(model[0].Start, acknowledged);
        }

        foreach (var twin in gone)
        {
            Assert.True(queue.TryTake(origin + (uint)acknowledged, out var taken));
            Assert.Equal(twin.End, origin.DistanceTo(taken.End));
        }

        Assert.False(queue.TryTake(origin + (uint)acknowledged, out _));
    }

    // A segment that is full takes up no other, and is not cut.
    private static void Retransmit(RetransmissionQueue queue, List<Twin> model, SequenceNumber origin, long now)
    {
        var twin = model.Find(candidate => candidate.IsLost && !candidate.IsRetransmitted);
        Assert.Equal(twin is not null, queue.HasWaiting);
        if (twin is not null)
        {
            var segment = queue.Retransmit(twin.End - twin.Start, 0, new SimTime(now));
            (twin.IsRetransmitted, twin.SentAt) = (true, now);
            Assert.Equal((twin.Start, twin.End), (origin.DistanceTo(segment.Start), origin.DistanceTo(segment.End)));
        }
    }

    // What was written in small pieces and lost goes out again in one segment, as far as it fits.
    [Fact]
    public void Small_segments_go_out_again_together()
    {
        var queue = new RetransmissionQueue();
        foreach (var start in new[] { 1, 101, 201, 301 })
        {
            queue.Add(new SentSegment { Start = new SequenceNumber((uint)start), PayloadBytes = 100 });
        }

        queue.MarkSacked(3);
        queue.MarkLost(0);
        queue.MarkLost(1);

        var segment = queue.Retransmit(250, 0, SimTime.Start);

        Assert.Equal((1u, 200), (segment.Start.Value, segment.PayloadBytes));
        Assert.Equal((3, 1, 1), (queue.Outstanding, queue.Lost, queue.Retransmitted));
        Assert.False(queue.HasWaiting);
        Assert.True(queue.TryTake(new SequenceNumber(201), out var taken));
        Assert.Equal(200, taken.PayloadBytes);
        Assert.True(queue.TryTake(new SequenceNumber(401), out taken));
        Assert.Equal(201u, taken.Start.Value);
        Assert.True(queue.TryTake(new SequenceNumber(401), out taken));
        Assert.Equal(301u, taken.Start.Value);
        Assert.Equal((0, 0), (queue.Outstanding, queue.InFlight));
    }
}
