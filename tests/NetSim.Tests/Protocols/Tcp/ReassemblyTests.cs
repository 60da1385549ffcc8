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
                var end = from + length;
                if (from > next)
                {
                    reassembly.Add(new SequenceRange(start + (uint)from, start + (uint)end));
                    model.UnionWith(Enumerable.Range(from, length));
                }
                else if (end > next)
                {
                    for (next = end; model.Contains(next); next++)
                    {
                        // What was held follows on.
                    }

                    model.RemoveWhere(value => value < next);
                    Assert.Equal(start + (uint)next, reassembly.TakeFrom(start + (uint)end));
                }

                Assert.Equal(model.Count, reassembly.Bytes);
                Assert.Equal(model.Count == 0, reassembly.IsEmpty);
            }
        });
}
