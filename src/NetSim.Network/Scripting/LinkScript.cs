using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>Turns what a script does to one direction of a link into what the link knows: steps of delay and rate, outages,
/// changes of the rest. So a script needs no events, and changes no draw of anything else.</summary>
internal static class LinkScript
{
    /// <summary>A direction of a link with what the script does to it.</summary>
    /// <param name="way">The direction without it.</param>
    /// <param name="occurrences">What happens to the link, in the order of the file.</param>
    public static LinkDirectionSpec Apply(LinkDirectionSpec way, IReadOnlyCollection<Occurrence> occurrences)
    {
        if (occurrences.Count == 0)
        {
            return way;
        }

        var delay = new Timeline<SimDuration>(way.Delay, static (from, to, share) => from + new SimDuration((long)((to - from).Nanoseconds * share)));
        var rate = new Timeline<DataRate?>(way.Rate, Between);
        var loss = new Timeline<LossModel>(way.LossModel ?? new LossModel.Bernoulli(way.Loss), Between);
        var jitter = new Timeline<Jitter?>(way.Jitter, between: null);
        var corruption = new Timeline<Probability>(way.Corruption, Between);
        var duplication = new Timeline<Probability>(way.Duplication, Between);
        var outages = new List<Outage>(way.Outages);
        foreach (var (entry, at) in occurrences.OrderBy(static time => time.At))
        {
            Take(entry.Delay, delay, entry, at);
            Take(entry.Corruption, corruption, entry, at);
            Take(entry.Duplication, duplication, entry, at);
            if (entry.Rate is { } value)
            {
                rate.Change(entry, at, value);
            }

            if (entry.Loss is { } model)
            {
                loss.Change(entry, at, model);
            }

            if (entry.Jitter is { } random)
            {
                jitter.Change(entry, at, random);
            }

            if (entry.Down is { } length)
            {
                outages.Add(new Outage(at, length));
            }
        }

        return way with
        {
            DelaySteps = delay.IsConstant ? way.DelaySteps : [.. delay.Changes.Select(static change => new DelayStep(change.At, change.Value))],
            RateModel = rate.IsConstant ? way.RateModel : new RateModel.Steps(
                [new RateStep(SimDuration.Zero, way.Rate!.Value), .. rate.Changes.Select(static change => new RateStep(change.At, change.Value!.Value))]),
            Outages = [.. outages.OrderBy(static outage => outage.At)],
            Changes = ChangesOf(loss, jitter, corruption, duplication),
        };
    }

    private static void Take<T>(T? value, Timeline<T> timeline, ScriptEntry entry, SimDuration at)
        where T : struct
    {
        if (value is { } known)
        {
            timeline.Change(entry, at, known);
        }
    }

    private static List<LinkChange> ChangesOf(
        Timeline<LossModel> loss, Timeline<Jitter?> jitter, Timeline<Probability> corruption, Timeline<Probability> duplication) =>
    [
        .. loss.Changes.Select(static change => change.At)
            .Concat(jitter.Changes.Select(static change => change.At))
            .Concat(corruption.Changes.Select(static change => change.At))
            .Concat(duplication.Changes.Select(static change => change.At))
            .Distinct()
            .Order()
            .Select(at => new LinkChange(at, loss.ValueAt(at), jitter.ValueAt(at), corruption.ValueAt(at), duplication.ValueAt(at))),
    ];

    private static Probability Between(Probability from, Probability to, double share) =>
        new(from.Value + (to.Value - from.Value) * share);

    private static DataRate? Between(DataRate? from, DataRate? to, double share) => from is { } low && to is { } high
        ? new DataRate(low.BitsPerSecond + (long)((high.BitsPerSecond - low.BitsPerSecond) * share))
        : from;

    // Only plain probabilities have something between them.
    private static LossModel Between(LossModel from, LossModel to, double share) =>
        from is LossModel.Bernoulli(var low) && to is LossModel.Bernoulli(var high)
            ? new LossModel.Bernoulli(Between(low, high, share))
            : from;
}
