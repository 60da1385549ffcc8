using System.CommandLine;
using System.Globalization;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>What of a study is traced.</summary>
internal sealed class TraceOptions
{
    private readonly Option<bool> _trace = new("--trace")
    {
        Description = "Writes every packet (trace.csv) and every state (states.csv), each with its cause.",
    };

    private readonly Option<string[]> _connections = new("--trace-connection")
    {
        Description = "Traces this connection alone, or one of its instances: page, page#3. May be given often.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _runs = new("--trace-run")
    {
        Description = "Traces these runs alone: 17, 0-9. May be given often.",
        HelpName = "RUNS",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<int?> _point = new("--trace-point")
    {
        Description = "Traces this point of a sweep alone, from 0.",
        HelpName = "N",
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _trace, _connections, _runs, _point })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is traced; null for nothing.</summary>
    /// <exception cref="UserErrorException">There is no such connection, run or point.</exception>
    public TraceScope? Scope(ParseResult parsed, Study study)
    {
        var connections = parsed.GetValue(_connections) ?? [];
        var runs = parsed.GetValue(_runs) ?? [];
        var point = parsed.GetValue(_point);
        if (!parsed.GetValue(_trace) && connections.Length == 0 && runs.Length == 0 && point is null)
        {
            return null;
        }

        if (point < 0 || point >= study.Points.Count)
        {
            throw new UserErrorException($"--trace-point {point}: the topology has points 0 to {study.Points.Count - 1}");
        }

        var scenario = study.ScenarioOf(study.Points[point ?? 0]);
        return new TraceScope
        {
            Point = point,
            Runs = [.. runs.Select(text => Runs(text, scenario))],
            Connections = [.. connections.Select(text => Connection(text, scenario))],
        };
    }

    private static OrdinalRange Runs(string text, Scenario scenario)
    {
        var parts = text.Split('-');
        var most = scenario.Until?.AtMost ?? scenario.Runs;
        return parts.Length <= 2 && TryNumber(parts[0], out var first) && TryNumber(parts[^1], out var last) && first <= last && first < most
            ? new OrdinalRange(first, last)
            : throw new UserErrorException($"--trace-run {text}: a run such as 17 or runs such as 0-9, from 0 to {most - 1}");
    }

    private static (string Name, int? Instance) Connection(string text, Scenario scenario)
    {
        var parts = text.Split('#');
        var instance = 0;
        if (parts.Length > 2 || (parts.Length == 2 && !TryNumber(parts[1], out instance)))
        {
            throw new UserErrorException($"--trace-connection {text}: a name such as page, or one instance of it such as page#3");
        }

        return scenario.Connections.Any(spec => spec.Name == parts[0])
            ? (parts[0], parts.Length == 2 ? instance : null)
            : throw new UserErrorException(
                $"--trace-connection {text}: there is no connection '{parts[0]}'; there is "
                + string.Join(", ", scenario.Connections.Select(spec => $"'{spec.Name}'")));
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
