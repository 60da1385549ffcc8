using System.Runtime.CompilerServices;
using CsCheck;
using NetSim.Engine;

namespace NetSim.Tests.Engine;

public class EventQueueTests
{
    [Fact]
    public void It_gives_back_what_a_sorted_list_would() =>
        Gen.Select(Gen.Int[-1, 30], Gen.Int[0, 3]).Array[0, 2000].Sample(
            steps =>
            {
                var queue = new EventQueue();
                var model = new SortedSet<(long At, long Sequence)>();
                var targets = new Target[] { new(), new(), new() };
                var sequence = 0L;
                foreach (var (at, kind) in steps)
                {
                    // Three in four steps push, so that the queue grows past its first arrays.
                    if (at < 0)
                    {
                        queue.Clear();
                        model.Clear();
                    }
                    else if (kind > 0)
                    {
                        queue.Push(new SimTime(at), sequence, targets[sequence % 3], ~sequence);
                        model.Add((at, sequence++));
                    }
                    else if (model.Count > 0)
                    {
                        var first = model.Min;
                        model.Remove(first);
                        Assert.Equal(new SimTime(first.At), queue.FirstDue);
                        Assert.Same(targets[first.Sequence % 3], queue.Pop(out var token));
                        Assert.Equal(~first.Sequence, token);
                    }

                    Assert.Equal(model.Count, queue.Count);
                }

                foreach (var (at, number) in model)
                {
                    Assert.Equal(new SimTime(at), queue.FirstDue);
                    queue.Pop(out var token);
                    Assert.Equal(~number, token);
                }
            },
            iter: 300);

    [Fact]
    public void It_forgets_the_target_of_what_it_gave_back_or_dropped()
    {
        var queue = new EventQueue();
        var givenBack = Push(queue);
        Pop(queue);
        var dropped = Push(queue);
        queue.Clear();

        GC.Collect();

        Assert.False(givenBack.IsAlive);
        Assert.False(dropped.IsAlive);
        GC.KeepAlive(queue);
    }

    // Methods of their own: an unoptimized caller would keep the target on its stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Push(EventQueue queue)
    {
        var target = new Target();
        queue.Push(SimTime.Start, 0, target, 0);
        return new WeakReference(target);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Pop(EventQueue queue) => queue.Pop(out _);

    private sealed class Target : IEventTarget
    {
        public void OnEvent(long token)
        {
            // Nothing happens to it here: only its place in the queue is looked at.
        }
    }
}
