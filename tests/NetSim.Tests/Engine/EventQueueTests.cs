using System.Runtime.CompilerServices;
using CsCheck;
using NetSim.Engine;

namespace NetSim.Tests.Engine;

public class EventQueueTests
{
    // Ties, neighbours, times that differ in any digit, and the ends of the range.
    private static readonly Gen<long> AnyTime = Gen.OneOf(
        Gen.Long[0, 30],
        Gen.Long[0, 1_000_000],
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62]).Select((bits, shift) => bits >> shift),
        Gen.Long[long.MaxValue - 3, long.MaxValue]);

    // Waits from now on: any; short, so that many events tie; to where a bucket begins, and beside it.
    private static readonly Gen<Func<long, long>> AnyWait = Gen.OneOf(
        AnyTime.Select(wait => (Func<long, long>)(now => now + Math.Min(wait, long.MaxValue - now))),
        Gen.Long[0, 300].Select(wait => (Func<long, long>)(now => now + Math.Min(wait, long.MaxValue - now))),
        Gen.Select(Gen.Int[1, 2], Gen.Long[1, 3], Gen.Long[-1, 1]).Select(
            (level, buckets, after) => (Func<long, long>)(now => Math.Max(now, ((now >> (6 * level)) + buckets << (6 * level)) + after))));

    [Fact]
    public void It_gives_back_what_a_sorted_list_would_whenever_events_are_due() =>
        GivesBackWhatASortedListWould(AnyTime.Select(time => (Func<long, long>)(_ => time)));

    [Fact]
    public void It_gives_back_what_a_sorted_list_would_as_time_goes_on() => GivesBackWhatASortedListWould(AnyWait);

    private static void GivesBackWhatASortedListWould(Gen<Func<long, long>> times) =>
        Gen.Select(times, Gen.Int[0, 9]).Array[0, 1500].Sample(
            steps =>
            {
                var queue = new EventQueue();
                var model = new SortedSet<(long At, long Sequence)>();
                var targets = new Target[] { new(), new(), new() };
                var sequence = 0L;
                var now = 0L;
                foreach (var (timeFrom, kind) in steps)
                {
                    // Six in ten steps push, so that the queue grows past its first arrays.
                    if (kind < 6)
                    {
                        var at = timeFrom(Math.Min(now, long.MaxValue / 2));
                        queue.Push(new SimTime(at), sequence, targets[sequence % 3], ~sequence);
                        model.Add((at, sequence++));
                    }
                    else if (queue.TryPeek(out var due))
                    {
                        Take(queue, model, targets, due);
                        now = due.Nanoseconds;
                    }

                    Assert.Equal(model.Count, queue.Count);
                }

                while (queue.TryPeek(out var due))
                {
                    Take(queue, model, targets, due);
                }

                Assert.Empty(model);
            },
            iter: 1_000);

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(4_096)]
    public void An_event_that_is_due_with_others_waits_behind_them_wherever_a_bucket_ends(long distance)
    {
        var queue = new EventQueue();
        var model = new SortedSet<(long At, long Sequence)>();
        var targets = new Target[] { new(), new(), new() };
        for (var i = 0; i < 300; i++)
        {
            Push(Math.Max(0, i - 50) * distance);
        }

        // A younger event for each of the next instants, at each instant.
        for (var i = 0; i < 200; i++)
        {
            Assert.True(queue.TryPeek(out var due));
            Push(due.Nanoseconds + i % 3 * distance);
            Take(queue, model, targets, due);
        }

        void Push(long at)
        {
            var sequence = model.Count == 0 ? 0 : model.Max(entry => entry.Sequence) + 1;
            queue.Push(new SimTime(at), sequence, targets[sequence % 3], ~sequence);
            model.Add((at, sequence));
        }
    }

    [Fact]
    public void After_clearing_it_is_as_good_as_new()
    {
        var queue = new EventQueue();
        var target = new Target();
        for (var round = 0; round < 2; round++)
        {
            // Many enough and far enough apart for near events and far ones.
            for (var i = 0; i < 500; i++)
            {
                queue.Push(new SimTime(i * 1_000_000L), i, target, i);
            }

            Assert.True(queue.TryPeek(out var due));
            Assert.Equal(SimTime.Start, due);
            queue.Pop(out var token);
            Assert.Equal(0, token);
            queue.Clear();
            Assert.Equal(0, queue.Count);
            Assert.False(queue.TryPeek(out _));
        }
    }

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
    private static void Pop(EventQueue queue)
    {
        queue.TryPeek(out _);
        queue.Pop(out _);
    }

    private static void Take(EventQueue queue, SortedSet<(long At, long Sequence)> model, Target[] targets, SimTime due)
    {
        var first = model.Min;
        model.Remove(first);
        Assert.Equal(new SimTime(first.At), due);
        Assert.Same(targets[first.Sequence % 3], queue.Pop(out var token));
        Assert.Equal(~first.Sequence, token);
    }

    private sealed class Target : IEventTarget
    {
        public void OnEvent(long token)
        {
            // Nothing happens to it here: only its place in the queue is looked at.
        }
    }
}
