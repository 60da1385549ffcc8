using System.CommandLine;

namespace NetSim.Cli;

/// <summary>Options of every verb that simulates and leaves results.</summary>
internal sealed class RunningOptions
{
    /// <summary>The folder of results.</summary>
    public Option<string?> Output { get; } = new("--output")
    {
        Description = "The folder of results. Default: results/ and the topology's file name.",
        HelpName = "DIR",
    };

    /// <summary>How many threads.</summary>
    public Option<int?> Threads { get; } = new("--threads")
    {
        Description = "How many threads simulate. Results do not depend on it. Default: one for each core.",
        HelpName = "N",
    };

    /// <summary>The engine’s name.</summary>
    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "Which engine runs it. Results do not depend on it. Default: native.",
        DefaultValueFactory = static _ => EngineChoice.Native,
    };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Output);
        AddSimulationTo(command);
    }

    /// <summary>Adds those of a verb that simulates and leaves no folder.</summary>
    public void AddSimulationTo(Command command)
    {
        Threads.Validators.Add(static result => NumberCheck.RequireAtLeastOne(result, "--threads"));
        Engine.AcceptOnlyFromAmong(EngineChoice.Native, EngineChoice.SimSharp);
        command.Options.Add(Engine);
        command.Options.Add(Threads);
    }
}
