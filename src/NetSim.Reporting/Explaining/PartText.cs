using System.Globalization;
using NetSim.Network.Explaining;

namespace NetSim.Reporting.Explaining;

/// <summary>Parts of latency in words.</summary>
public static class PartText
{
    /// <summary>The name for people.</summary>
    public static string NameOf(LatencyPart part) => part switch
    {
        LatencyPart.Propagation => "propagation",
        LatencyPart.Serialization => "serialisation",
        LatencyPart.Queueing => "queueing",
        LatencyPart.ExtraDelay => "extra delay",
        LatencyPart.Cpu => "CPU",
        LatencyPart.CpuWait => "wait for a core",
        LatencyPart.SynTimer => "SYN timer",
        LatencyPart.SynAckTimer => "SYN-ACK timer",
        LatencyPart.RetransmissionTimer => "retransmission timer",
        LatencyPart.TailLossProbe => "tail loss probe",
        LatencyPart.ReorderingTimer => "RACK timer",
        LatencyPart.LossRecovery => "loss recovery",
        LatencyPart.DelayedAcknowledgment => "delayed ACK",
        LatencyPart.Nagle => "Nagle",
        LatencyPart.Cork => "cork",
        LatencyPart.CongestionWindow => "congestion window",
        LatencyPart.ReceiveWindow => "receive window",
        LatencyPart.PersistTimer => "persist timer",
        LatencyPart.Pacing => "pacing",
        LatencyPart.Application => "application",
        LatencyPart.Accept => "accept",
        LatencyPart.WakeUp => "wake-up",
        LatencyPart.Other => "other",
    };

    /// <summary>The letter that stands for it in a bar of text.</summary>
    public static char LetterOf(LatencyPart part) => part switch
    {
        LatencyPart.Propagation => 'p',
        LatencyPart.Serialization => 's',
        LatencyPart.Queueing => 'q',
        LatencyPart.ExtraDelay => 'j',
        LatencyPart.Cpu => 'c',
        LatencyPart.CpuWait => 'k',
        LatencyPart.SynTimer => 'S',
        LatencyPart.SynAckTimer => 'A',
        LatencyPart.RetransmissionTimer => 'R',
        LatencyPart.TailLossProbe => 'T',
        LatencyPart.ReorderingTimer => 'K',
        LatencyPart.LossRecovery => 'L',
        LatencyPart.DelayedAcknowledgment => 'D',
        LatencyPart.Nagle => 'N',
        LatencyPart.Cork => 'O',
        LatencyPart.CongestionWindow => 'W',
        LatencyPart.ReceiveWindow => 'V',
        LatencyPart.PersistTimer => 'Z',
        LatencyPart.Pacing => 'P',
        LatencyPart.Application => 'a',
        LatencyPart.Accept => 'l',
        LatencyPart.WakeUp => 'w',
        LatencyPart.Other => '?',
    };

    /// <summary>The sum in a sentence, the largest part first: “1,081 ms: 1,000 SYN timer, 62 propagation, 19 CPU”. What is
    /// written adds up.</summary>
    public static string Sentence(LatencyParts parts)
    {
        // A thousandth or less of the whole is not worth a digit.
        var total = parts.Total.Nanoseconds;
        var unit = total >= 1_000_000_000 ? 1_000_000L : total >= 10_000_000 ? 100_000 : 1_000;
        var rounded = Enum.GetValues<LatencyPart>().ToDictionary(part => part, part => parts[part].Nanoseconds / unit);
        var missing = (int)((total + unit / 2) / unit - rounded.Values.Sum());
        foreach (var part in rounded.Keys.OrderByDescending(part => parts[part].Nanoseconds % unit).ThenBy(part => part).Take(missing).ToList())
        {
            rounded[part]++;
        }

        string Number(long units) => (units * unit / 1e6).ToString(
            unit == 1_000_000 ? "#,0" : unit == 100_000 ? "#,0.0" : "#,0.000", CultureInfo.InvariantCulture);
        var texts = rounded.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => $"{Number(pair.Value)} {NameOf(pair.Key)}");
        return $"{Number(rounded.Values.Sum())} ms: {string.Join(", ", texts)}";
    }

    /// <summary>A bar of letters, one for each part in its turn, as long as their shares of the time.</summary>
    /// <param name="path">The critical path.</param>
    /// <param name="width">How many letters.</param>
    public static string Bar(IReadOnlyList<PathStep> path, int width)
    {
        if (path.Count == 0)
        {
            return "";
        }

        var (from, length) = (path[0].From, (path[^1].To - path[0].From).Nanoseconds);
        var letters = new char[width];
        var step = 0;
        for (var at = 0; at < width; at++)
        {
            // The part at the middle of the letter’s share.
            var time = (long)(length * (at + 0.5) / width);
            while (step + 1 < path.Count && (path[step].To - from).Nanoseconds <= time)
            {
                step++;
            }

            letters[at] = LetterOf(path[step].Part);
        }

        return new string(letters);
    }
}
