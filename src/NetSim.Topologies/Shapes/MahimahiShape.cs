using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A trace of Mahimahi: a line for each 1,504 bytes that may pass, with the millisecond.</summary>
internal sealed record MahimahiShape : Shape<RateModel.Opportunities>
{
    /// <summary>The latest time, in milliseconds: a day.</summary>
    public const int MostTime = 86_400_000;

    /// <inheritdoc/>
    public override Node Write(RateModel.Opportunities value) =>
        throw new NotSupportedException("A trace is written out.");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <summary>Reports what is wrong with the times of a trace.</summary>
    public static bool Check(IReadOnlyList<int> times, Action<string> report)
    {
        var problem = times.Zip(times.Skip(1)).Any(pair => pair.First > pair.Second) ? "the times of a trace may not fall"
            : times[^1] == 0 ? "the last time of a trace is how long it is: it has to be more than zero"
            : null;
        if (problem is not null)
        {
            report(problem);
        }

        return problem is null;
    }

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out RateModel.Opportunities value)
    {
        value = null;
        if (AttachedFile.TryRead(node, context) is not { } lines)
        {
            return false;
        }

        var file = ((TextNode)node).Text;
        if (lines.Count is 0 or > Limits.TraceRows)
        {
            context.Report(node.Origin, $"'{file}' needs 1 to {Limits.TraceRows} lines");
            return false;
        }

        var times = new List<int>(lines.Count);
        foreach (var (number, text) in lines)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time > MostTime)
            {
                context.Report(node.Origin, $"'{file}', line {number}: expected a time in milliseconds, not '{text}'");
                return false;
            }

            times.Add(time);
        }

        if (!Check(times, problem => context.Report(node.Origin, $"'{file}': {problem}")))
        {
            return false;
        }

        value = new RateModel.Opportunities([.. times]);
        return true;
    }
}
