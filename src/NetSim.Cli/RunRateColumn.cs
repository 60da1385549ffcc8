using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetSim.Cli;

/// <summary>How many runs a second are finished, in a progress bar.</summary>
internal sealed class RunRateColumn : ProgressColumn
{
    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:#,0} runs/s") : "");
}
