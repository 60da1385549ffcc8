using CsCheck;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class ReassemblyTests
{
    // The model: which bytes are there. Ranges of at most 40 of 300 bytes, around a number that may wrap.
    [Fact, Rfc(9293, "3.10.7.4")]
    public void It_holds_what_a_set_of_bytes_holds() =>
        Gen.Select(Gen.UInt, Gen.Select(Gen.Int[0, 300], Gen.Int[1, 40]).Array[1, 40]).Sample((zero, ranges) =>
        {
            var start = new SequenceNumber(zero);
            var reassembly = new Reassembly();
            var model = new SortedSet<int>();
            var next = 0;
            foreach (var (from, length) in ranges)
            {
                if (from > next)
                {
                    reassembly.Add(new SequenceRange(start + (uint)from, start + (uint)(from + length)));
                    model.UnionWith(Enumerable.Range(from, length));
                }
                else
                {
                    next = Math.Max(next, from + length);
                    while (model.Contains(next))
                    {
                        next++;
                    }

                    model.RemoveWhere(value => value < next);
                    Assert.Equal(start + (uint)next, reassembly.TakeFrom(start + (uint)Math.Max(from + length, 0)) switch
                    {
                        var taken when start.DistanceTo(taken) < next => start + (uint)next,
                        var taken => taken,
                    });
                }

                Assert.Equal(model.Count, reassembly.Bytes);
                Assert.Equal(model.Count == 0, reassembly.IsEmpty);
            }
        });
}
