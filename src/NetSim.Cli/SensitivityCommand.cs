using System.CommandLine;
using NetSim.Network;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary><c>netsim sensitivity FILE</c>: which parameter moves the answer most.</summary>
internal static class SensitivityCommand
{
    private const double DefaultShare = 10;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments();
        var running = new RunningOptions();
        var metric = new Option<string>("--metric")
        {
            Description = "The answer: \"p95(handshake)\", \"mean(page.total)\", \"completed\".",
            HelpName = "METRIC",
            Required = true,
        };
        var by = ByOption();
        var output = AnswerFolder.Option(SensitivityTable.FileName);
        var json = JsonOutput.Option();
        var command = new Command("sensitivity", "Changes one parameter at a time and tells which moves the answer most.");
        arguments.AddStudyTo(command);
        command.Options.Add(metric);
        command.Options.Add(by);
        command.Options.Add(output);
        command.Options.Add(json);
        running.AddSimulationTo(command);
        command.SetAction(parsed =>
        {
            var study = SensitivityStudy.Load(
                parsed.GetValue(arguments.File)!,
                new StudyRequest
                {
                    Settings = arguments.Settings(parsed),
                    Variations = parsed.GetValue(arguments.Vary) ?? [],
                    Zipped = parsed.GetValue(arguments.Zip),
                },
                (decimal)parsed.GetValue(by) / 100);
            Refuse(study);
            var asked = Question.Metric(parsed.GetValue(metric)!, study.Base);
            var probe = new Probe(
                point => point == 0 ? study.Base : study.Changes[point - 1].Scenario,
                EngineChoice.Named(parsed.GetValue(running.Engine)!),
                parsed.GetValue(running.Threads) ?? Environment.ProcessorCount);
            Estimate Ask(int point) => probe.Ask(point, runs: null, summary => summary.Estimate(asked), cancellation);
            var start = Ask(0);
            List<(string Parameter, string Value, Estimate Estimate)> changes =
                [.. study.Changes.Select((change, index) => (change.Parameter, change.Value, Ask(index + 1)))];
            var people = JsonOutput.ForPeople(terminal, parsed.GetValue(json));
            SensitivityView.Show(asked, start, changes, people);
            if (parsed.GetValue(json))
            {
                ShowJson(asked, start, changes, terminal);
            }

            if (parsed.GetValue(output) is { } folder)
            {
                var stored = new StoredSensitivity(
                    study.Base.Name, asked.Text, asked.Phase is null, Interval(start),
                    [.. changes.Select(change => new StoredChange(change.Parameter, change.Value, Interval(change.Estimate)))]);
                Leave(stored, folder, people);
            }
        });
        return command;
    }

    private static Option<double> ByOption()
    {
        var by = new Option<double>("--by")
        {
            Description = "Without --vary and 'vary': by how many per cent each value of the links is changed. Default: 10.",
            HelpName = "PERCENT",
            DefaultValueFactory = static _ => DefaultShare,
        };
        by.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<double>() is not (> 0 and < 100))
            {
                result.AddError("--by is a change in per cent, above 0 and below 100");
            }
        });
        return by;
    }

    private static void Leave(StoredSensitivity stored, string folder, Terminal terminal)
    {
        AnswerFolder.Write(folder, SensitivityTable.FileName, file => SensitivityTable.Write(file, stored), StoredCharts.Of(stored));
        terminal.Output.WriteLine($"results: {Path.GetFullPath(folder)}");
    }

    private static void ShowJson(
        Metric metric, Estimate start, List<(string Parameter, string Value, Estimate Estimate)> changes, Terminal terminal) =>
        JsonOutput.Write(terminal, new
        {
            metric = metric.Text,
            estimate = JsonOutput.Of(metric, start),
            changes = changes.Select(change => new
            {
                parameter = change.Parameter,
                value = change.Value,
                estimate = JsonOutput.Of(metric, change.Estimate),
            }),
        });

    private static SummaryInterval Interval(Estimate estimate) => new(estimate.Value, estimate.Low, estimate.High);

    private static void Refuse(SensitivityStudy study)
    {
        if (study.Changes.Count == 0)
        {
            throw new UserErrorException("there is nothing to change: give --vary PATH=VALUES");
        }

        if (study.Base.Until is not null)
        {
            throw new UserErrorException(
                "sensitivity pairs run with run, so all have as many: leave 'until' out and give --runs");
        }
    }
}
