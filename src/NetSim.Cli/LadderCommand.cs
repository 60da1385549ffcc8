using System.CommandLine;
using System.Text;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Tables;

namespace NetSim.Cli;

/// <summary><c>netsim ladder FILE</c>: the sequence diagram of one connection.</summary>
internal static class LadderCommand
{
    private const string Text = "text";
    private const string Mermaid = "mermaid";
    private const string Svg = "svg";
    private const string Png = "png";
    private const string Scale = "scale";
    private const string Even = "even";

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var arguments = new Arguments();
        var run = new Option<int>("--run") { Description = "Which run, from 0. Default: 0.", HelpName = "N" };
        var connection = ConnectionOption();
        var instance = InstanceOption();
        var point = new Option<int?>("--point") { Description = "Which point of a sweep, from 0.", HelpName = "N" };
        var format = FormatOption();
        var output = new Option<string?>("--output") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var records = RecordsOption();
        var trace = TraceFolder();
        var json = JsonOutput.Option();
        var compare = CompareOption();
        var width = ChartCommand.WidthOption("1200, with --compare");
        var spacing = SpacingOption();
        var command = new Command("ladder", "Draws the sequence diagram of one connection, packet by packet.");
        arguments.AddTo(command);
        foreach (var option in new Option[] { point, run, connection, instance, format, output, records, trace, json, compare, width, spacing })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var scenario = arguments.Load(parsed, parsed.GetValue(point));
            Deprecations.Warn([scenario], terminal);
            var which = new Which(parsed.GetValue(run), parsed.GetValue(connection), parsed.GetValue(instance));
            var drawn = parsed.GetValue(format)!;
            CheckFormat(drawn, parsed.GetValue(records), parsed.GetValue(spacing) == Even, parsed.GetValue(compare) is not null);
            if (parsed.GetValue(compare) is { } other)
            {
                var second = arguments.Load(parsed, parsed.GetValue(point), other);
                var pair = (One(scenario, which), One(second, which with { Connection = null }));
                Compare(pair, (drawn, parsed.GetValue(width), parsed.GetValue(output)), terminal);
                return;
            }

            var drawing = Draw(scenario, which, parsed.GetValue(records), parsed.GetValue(trace));
            drawing.Ladder = drawing.Ladder with { IsEven = parsed.GetValue(spacing) == Even };
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(terminal, LadderJson.Of(drawing.Ladder));
                return;
            }

            Write(drawn, drawing, parsed.GetValue(output), terminal);
        });
        return command;
    }

    private static void CheckFormat(string format, bool hasRecords, bool isEven, bool isCompared)
    {
        if (hasRecords && format != Text)
        {
            throw new UserErrorException($"--records is for --format {Text}");
        }

        if (isEven && (format is not (Svg or Png) || isCompared))
        {
            throw new UserErrorException($"--spacing {Even} is for --format {Svg} and {Png} without --compare");
        }
    }

    private static Option<string?> ConnectionOption() => new("--connection")
    {
        Description = "Which connection. Default: the topology's first.",
        HelpName = "NAME",
    };

    private static Option<int> InstanceOption() => new("--instance")
    {
        Description = "Which of many connections of that name, from 0. Default: 0.",
        HelpName = "N",
    };

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format")
        {
            Description = "How it is drawn. Default: text.",
            DefaultValueFactory = static _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Mermaid, Svg, Png);
        return format;
    }

    private static Option<string> SpacingOption()
    {
        var spacing = new Option<string>("--spacing")
        {
            Description = "Svg and png only: whether time is to scale, or what happens is spaced evenly. Default: scale.",
            DefaultValueFactory = static _ => Scale,
        };
        spacing.AcceptOnlyFromAmong(Scale, Even);
        return spacing;
    }

    private static Option<bool> RecordsOption() => new("--records")
    {
        Description = "Text only: adds the TLS records, with their parts, their keys and what each is for.",
    };

    private static Ladder One(Scenario scenario, Which which) =>
        Draw(scenario, which, hasRecords: false, traceFolder: null).Ladder;

    private static Option<string?> TraceFolder() => new("--trace")
    {
        Description = "A folder for the connection's packets and states, each with its cause (trace.csv, states.csv).",
        HelpName = "DIR",
    };

    private static (Ladder Ladder, string Records) Draw(Scenario scenario, Which which, bool hasRecords, string? traceFolder)
    {
        var runs = scenario.Until?.AtMost ?? scenario.Runs;
        if (which.Run < 0 || which.Run >= runs)
        {
            throw new UserErrorException($"there is no run {which.Run}: the topology has runs 0 to {runs - 1}");
        }

        var connection = which.Connection is null
            ? scenario.Connections[0]
            : scenario.Connections.FirstOrDefault(spec => spec.Name == which.Connection)
                ?? throw new UserErrorException(
                    $"there is no connection '{which.Connection}'; there is "
                    + string.Join(", ", scenario.Connections.Select(spec => $"'{spec.Name}'")));
        var trace = new RunTrace { Scope = new TraceScope { Connections = [(connection.Name, which.Instance)] } };
        var result = new Simulation(scenario, EngineChoice.Named(EngineChoice.Native)()).Run(which.Run, trace);
        var count = result.Connections.Count(record => record.Connection == connection.Name);
        if (which.Instance < 0 || which.Instance >= count)
        {
            throw new UserErrorException($"there is no instance {which.Instance} of '{connection.Name}': it opens {count} times");
        }

        if (traceFolder is not null)
        {
            WriteTrace(traceFolder, trace, which.Run);
        }

        var ladder = Ladder.Of(scenario.Name, connection, trace, which.Run, which.Instance);
        return (ladder, hasRecords ? RecordText.Draw(trace, connection.Name, which.Instance) : "");
    }

    private static void WriteTrace(string folder, RunTrace trace, int run)
    {
        Directory.CreateDirectory(folder);
        using var packets = new TraceTable(File.Create(Path.Combine(folder, TraceTable.FileName)));
        using var states = new StateTable(File.Create(Path.Combine(folder, StateTable.FileName)));
        packets.Write(trace);
        states.Write(run, trace);
    }

    private static Option<string?> CompareOption() => new("--compare")
    {
        Description = "Another topology, drawn beside the first on one axis of time; png and svg only.",
        HelpName = "FILE",
    };

    private static void Compare(
        (Ladder First, Ladder Second) pair, (string Format, int? Width, string? File) asked, Terminal terminal)
    {
        var style = new ChartStyle { Width = asked.Width ?? new ChartStyle().Width };
        var picture = new ComparedLadders(pair.First, pair.Second, style);
        switch (asked)
        {
            case { Format: Png, File: { } file }:
                File.WriteAllBytes(file, picture.Png());
                break;
            case { Format: Svg, File: { } file }:
                File.WriteAllText(file, picture.Svg());
                break;
            case { Format: Svg }:
                terminal.Output.Write(picture.Svg());
                break;
            default:
                throw new UserErrorException($"--compare is for --format {Svg}, and for --format {Png} with --output FILE");
        }
    }

    private static void Write(string format, (Ladder Ladder, string Records) drawn, string? file, Terminal terminal)
    {
        var (ladder, records) = drawn;
        if (format == Png)
        {
            if (file is null)
            {
                throw new UserErrorException("--format png needs --output FILE");
            }

            File.WriteAllBytes(file, LadderPng.Draw(ladder));
            return;
        }

        var text = format switch
        {
            Mermaid => LadderMermaid.Draw(ladder),
            Svg => LadderSvg.Draw(ladder),
            _ when file is null => LadderText.Draw(ladder, (ink, piece) => Paint(terminal, ink, piece)) + (records.Length > 0 ? "\n" + records : ""),
            _ => LadderText.Draw(ladder) + (records.Length > 0 ? "\n" + records : ""),
        };
        if (file is null)
        {
            terminal.Output.Write(text);
        }
        else
        {
            File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    // The colours of the pictures, as near as those that every terminal has come: red, yellow, blue, green, magenta, grey.
    private static string Paint(Terminal terminal, LadderInk ink, string piece) => ink switch
    {
        LadderInk.Plain => piece,
        LadderInk.Lost => terminal.Painted(piece, 31),
        LadderInk.SentAgain => terminal.Painted(piece, 33),
        LadderInk.TcpState => terminal.Painted(piece, 34),
        LadderInk.TlsState => terminal.Painted(piece, 32),
        LadderInk.Timer => terminal.Painted(piece, 35),
        LadderInk.Wait => terminal.Painted(piece, 90),
    };

    private sealed record Which(int Run, string? Connection, int Instance);
}
