using System.Globalization;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Reporting.Maps;

/// <summary>Says in a few words what a direction of a link does to packets.</summary>
internal sealed class LinkFacts(MapWords words)
{
    private const int ShownDigits = 3;

    /// <summary>What it does, always in the same order; null for what it does not do.</summary>
    public IReadOnlyList<string?> Of(LinkDirectionSpec way) =>
    [
        Delay(way), Rate(way), Loss(way), Queue(way),
        Share(way.Corruption, "corrupt", "损坏"),
        Share(way.Duplication, "duplicate", "重复"),
        Share(way.Reordering?.Probability ?? Probability.Zero, "reorder", "乱序"),
        way.Outages.Count == 0 ? null : words.Say("down ", "中断 ") + Times(way.Outages.Count),
        Drops(way),
        way.OverheadBytes == 0 ? null : words.Say("overhead ", "开销 ") + UnitText.Format(new DataSize(way.OverheadBytes)),
    ];

    private static string Short(SimDuration time)
    {
        var digits = time.Nanoseconds == 0 ? 0 : (int)Math.Floor(Math.Log10(time.Nanoseconds));
        var step = (long)Math.Pow(10, Math.Max(0, digits - (ShownDigits - 1)));
        var rounded = (time.Nanoseconds + step / 2) / step * step;
        var (unit, scale) = rounded switch
        {
            >= 1_000_000_000 => ("s", 1e9),
            >= 1_000_000 => ("ms", 1e6),
            >= 1_000 => ("us", 1e3),
            _ => ("ns", 1),
        };
        return rounded == 0 ? "0 s" : $"{Number(rounded / scale)} {unit}";
    }

    private static string Short(Probability share) => $"{Number(100 * share.Value)} %";

    private static string Short(DataRate rate) => rate.BitsPerSecond switch
    {
        >= 1_000_000_000 => $"{Number(rate.BitsPerSecond / 1e9)} Gbit/s",
        >= 1_000_000 => $"{Number(rate.BitsPerSecond / 1e6)} Mbit/s",
        >= 1_000 => $"{Number(rate.BitsPerSecond / 1e3)} kbit/s",
        _ => $"{Number(rate.BitsPerSecond)} bit/s",
    };

    // Three digits are enough to see, and what is whole is said in full.
    private static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => Math.Round(value).ToString("0", CultureInfo.InvariantCulture),
        _ => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .ToString("0.############", CultureInfo.InvariantCulture),
    };

    private string Times(int count) => count.ToString(CultureInfo.InvariantCulture) + words.Say("×", " 次");

    private string Delay(LinkDirectionSpec way)
    {
        var delay = Short(way.Delay);
        if (way.DelaySteps.Count > 0)
        {
            var all = way.DelaySteps.Select(step => step.Delay).ToList();
            delay = $"{Short(all.Min())}–{Short(all.Max())}" + words.Say(", varying", "，变化");
        }

        return way.Jitter is { } jitter ? delay + Jitter(jitter) : delay;
    }

    private string Jitter(Jitter jitter)
    {
        var name = jitter.Distribution switch
        {
            JitterDistribution.Normal => "",
            JitterDistribution.Uniform => words.Say(" uniform", " 均匀"),
            JitterDistribution.Exponential => words.Say(" exponential", " 指数"),
            JitterDistribution.LogNormal => words.Say(" lognormal", " 对数正态"),
            JitterDistribution.Gamma => words.Say(" gamma", " 伽马"),
            JitterDistribution.Pareto => words.Say(" Pareto", " 帕累托"),
            JitterDistribution.Weibull => words.Say(" Weibull", " 韦布尔"),
            JitterDistribution.Empirical => words.Say(" measured", " 实测"),
        };
        var mean = jitter.Mean == SimDuration.Zero ? "" : $" + {Short(jitter.Mean)}";
        var spread = jitter.Distribution is JitterDistribution.Exponential ? "" : $" ± {Short(jitter.Deviation)}";
        return mean + spread + name;
    }

    private string? Rate(LinkDirectionSpec way) => way.RateModel switch
    {
        RateModel.TokenBucket bucket => Short(bucket.Rate) + words.Say(", burst ", "，突发 ") + UnitText.Format(bucket.Burst),
        RateModel.Steps steps => $"{Short(steps.List.Min(step => step.Rate.BitsPerSecond))}–"
            + Short(steps.List.Max(step => step.Rate.BitsPerSecond)) + words.Say(", varying", "，变化"),
        RateModel.Opportunities trace => words.Say("trace, mean ", "轨迹，平均 ") + Short(Mean(trace)),
        _ => way.Rate is { } rate ? Short(rate) : null,
    };

    private static string Short(long bitsPerSecond) => Short(new DataRate(bitsPerSecond));

    // Mahimahi: 1,504 bytes at each of the times, which begin again after the last.
    private static DataRate Mean(RateModel.Opportunities trace) =>
        new((long)(trace.Milliseconds.Count * 1504L * 8 * 1000.0 / trace.Milliseconds[^1]));

    private string? Loss(LinkDirectionSpec way) => way.LossModel switch
    {
        LossModel.GilbertElliott chain => Loss(chain),
        LossModel.Periodic periodic => words.Say("loss of 1 in ", "丢包 1/")
            + periodic.Every.ToString(CultureInfo.InvariantCulture),
        LossModel.Recorded recorded => words.Say("loss as recorded", "丢包按记录"),
        LossModel.BitErrors errors => words.Say("bit errors ", "误码率 ")
            + errors.Rate.Value.ToString("0.##E+0", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal),
        LossModel.Bernoulli(var loss) => Share(loss, "loss", "丢包"),
        _ => Share(way.Loss, "loss", "丢包"),
    };

    // In the long run the chain is in the bad state this share of the time; a stay there lasts 1 / to_good packets.
    private string Loss(LossModel.GilbertElliott chain)
    {
        var bad = chain.ToBad.Value / (chain.ToBad.Value + chain.ToGood.Value);
        var loss = bad * chain.LossInBad.Value + (1 - bad) * chain.LossInGood.Value;
        return words.Say("loss ", "丢包 ") + $"{Number(100 * loss)} %" + (chain.LossInBad.Value == 1
            ? words.Say(" in bursts of ", "，连续 ") + Number(1 / chain.ToGood.Value)
            : words.Say(", bursty", "，突发"));
    }

    private string? Queue(LinkDirectionSpec way)
    {
        var limits = new[]
        {
            way.Queue?.Bytes is { } bytes ? UnitText.Format(bytes) : null,
            way.Queue?.Packets is { } packets ? words.Count(packets, "packet", "个包") : null,
            way.Queue?.Time is { } time ? UnitText.Format(time) : null,
        };
        var discipline = way.Discipline switch
        {
            QueueDiscipline.Red => "RED",
            QueueDiscipline.CoDel => "CoDel",
            QueueDiscipline.FqCoDel => "FQ-CoDel",
            _ => null,
        };
        var parts = limits.Append(discipline).OfType<string>().ToList();
        return parts.Count == 0 ? null : words.Say("queue ", "队列 ") + string.Join(", ", parts);
    }

    private string? Drops(LinkDirectionSpec way)
    {
        var count = way.Drops.Count + way.Rules.Count + way.SequenceDrops.Count;
        return count == 0 ? null : words.Count(count, "drop rule", "条丢弃规则");
    }

    private string? Share(Probability share, string english, string chinese) =>
        share.Value == 0 ? null : $"{words.Say(english, chinese)} {Short(share)}";
}
