using System.Globalization;

namespace NetSim.Tests.Replay;

/// <summary>Holds the packets of a simulated run against those of the real one.</summary>
internal static class ReplayComparison
{
    // What of a real run is chance: applications that take 0.1 to 0.8 ms to run, bursts that take 0.1 ms to be delivered.
    private const double ChanceMs = 1;

    // From the first timer on: a kernel’s tick comes one late now and then, which is a slot of the wheel’s lowest level.
    private const double TickMs = 4;

    /// <summary>The first difference, in the order of the real run; null where there is none.</summary>
    public static string? FirstDifference(IReadOnlyList<ReplayedPacket> real, IReadOnlyList<ReplayedPacket> simulated)
    {
        var toleranceMs = ChanceMs;
        var sides = simulated.ToLookup(packet => packet.Side);
        var next = new Dictionary<string, int>(StringComparer.Ordinal) { ["c"] = 0, ["s"] = 0 };
        foreach (var expected in real)
        {
            var index = next[expected.Side]++;
            var got = sides[expected.Side].ElementAtOrDefault(index);
            toleranceMs = got?.IsByTimer == true ? ChanceMs + TickMs : toleranceMs;
            if (got is null || !IsSame(expected, got, toleranceMs))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{expected.Side}#{index + 1}: expected {expected}; got {got?.ToString() ?? "nothing"}");
            }
        }

        foreach (var (side, count) in next)
        {
            if (sides[side].Skip(count).FirstOrDefault() is { } more)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{side}#{count + 1}: expected nothing; got {more}");
            }
        }

        return null;
    }

    private static bool IsSame(ReplayedPacket expected, ReplayedPacket got, double toleranceMs) =>
        (got with { SentMs = 0, IsByTimer = false }) == (expected with { SentMs = 0 })
        && Math.Abs(expected.SentMs - got.SentMs) <= toleranceMs;
}
