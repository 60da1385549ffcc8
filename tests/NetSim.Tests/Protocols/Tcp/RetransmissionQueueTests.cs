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

        public long SentAt { get; } = sentAt;

        public bool WasRetransmitted { get; set; }

        public bool IsLost { get; set; }

        public bool IsRetransmitted { get; set; }
    }

    // The model: a list of segments, and counts that are counted anew each time.
    [Fact, Rfc(6298, "3")]
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
                        Acknowledge(queue, model, origin, acknowledged, now);
                        break;
                    case 2:
                        Assert.Equal(model.Count > 0 && !model[0].IsRetransmitted, queue.MarkFirstLost());
                        model.Take(1).ToList().ForEach(twin => twin.IsLost = true);
                        break;
                    case 3:
                        queue.MarkAllLost();
                        model.ForEach(twin => (twin.IsLost, twin.IsRetransmitted) = (true, false));
                        break;
                    default:
                        Retransmit(queue, model, origin);
                        break;
                }

                Assert.Equal(model.Count, queue.Outstanding);
                Assert.Equal(
                    model.Count - model.Count(twin => twin.IsLost) + model.Count(twin => twin.IsRetransmitted),
                    queue.InFlight);
                Assert.Equal(model.Any(twin => twin.IsLost && !twin.IsRetransmitted), queue.HasWaiting);
            }
        });

    private static void Acknowledge(
        RetransmissionQueue queue, List<Twin> model, SequenceNumber origin, int acknowledged, long now)
    {
        var gone = model.TakeWhile(twin => twin.End <= acknowledged).ToList();
        model.RemoveRange(0, gone.Count);
        if (model.Count > 0)
        {
            model[0].Start = Math.Max(model[0].Start, acknowledged);
        }

        // Karn: no sample where anything of it was sent twice; else from the oldest.
        SimDuration? sample = gone.Count == 0 || gone.Exists(twin => twin.WasRetransmitted)
            ? null
            : new SimDuration(now - gone[0].SentAt);
        Assert.Equal((gone.Count, sample), queue.Acknowledge(origin + (uint)acknowledged, new SimTime(now)));
    }

    private static void Retransmit(RetransmissionQueue queue, List<Twin> model, SequenceNumber origin)
    {
        var twin = model.Find(candidate => candidate.IsLost && !candidate.IsRetransmitted);
        Assert.Equal(twin is not null, queue.TryRetransmit(SimTime.Start, out var segment));
        if (twin is not null)
        {
            (twin.IsRetransmitted, twin.WasRetransmitted) = (true, true);
            Assert.Equal((twin.Start, twin.End), (origin.DistanceTo(segment.Start), origin.DistanceTo(segment.End)));
        }
    }
}
