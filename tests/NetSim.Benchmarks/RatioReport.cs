using System.Diagnostics;

namespace NetSim.Benchmarks;

/// <summary>Times all engines in turn, so that a busy machine is equally busy for each, and prints medians and ratios.</summary>
internal static class RatioReport
{
    private const int Rounds = 9;
    private const int EventsInRound = 200_000;

    public static void Write(TextWriter output)
    {
        output.WriteLine("| pending | engine | ns/event | times native | bytes/event |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var pending in (int[])[100, 10_000, 1_000_000])
        {
            var samples = Contenders.Names.ToDictionary(name => name, _ => new List<(double Time, double Bytes)>(), StringComparer.Ordinal);
            var holds = Contenders.Names.Select(name => (Name: name, Hold: Contenders.Create(name, pending))).ToList();
            foreach (var (_, hold) in holds)
            {
                hold.Run(Math.Max(2 * pending, 2 * EventsInRound));
            }

            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (name, hold) in holds)
                {
                    samples[name].Add(Measure(hold));
                }
            }

            WriteRows(output, pending, samples);
        }
    }

    private static void WriteRows(TextWriter output, int pending, Dictionary<string, List<(double Time, double Bytes)>> samples)
    {
        var native = samples[Contenders.Native];
        foreach (var name in Contenders.Names)
        {
            var own = samples[name];
            var time = Median(own.Select(sample => sample.Time));
            var bytes = Median(own.Select(sample => sample.Bytes));
            var ratio = Median(own.Zip(native, (sample, reference) => sample.Time / reference.Time));
            output.WriteLine($"| {pending} | {name} | {time:0} | {ratio:0.0} | {bytes:0} |");
        }
    }

    private static (double Time, double Bytes) Measure(IHold hold)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        hold.Run(EventsInRound);
        var time = Stopwatch.GetElapsedTime(start);
        return (time.TotalNanoseconds / EventsInRound, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / EventsInRound);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
