using Spectre.Console;

namespace NetSim.Cli;

/// <summary>Where the program writes: results to one side, problems and progress to the other.</summary>
internal sealed class Terminal
{
    /// <summary>A terminal of two writers.</summary>
    /// <param name="output">For results.</param>
    /// <param name="error">For problems and progress.</param>
    /// <param name="isInteractive">Whether somebody watches the error side, so that a progress bar makes sense.</param>
    public Terminal(TextWriter output, TextWriter error, bool isInteractive = false)
    {
        Output = output;
        Error = error;
        IsInteractive = isInteractive;
        Tables = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Tables.Profile.Width < WidthOfTables && !isInteractive)
        {
            // Redirected output has no width: a table is not to be folded for it.
            Tables.Profile.Width = WidthOfTables;
        }

        HasColors = Tables.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };
        Progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
    }

    private const int WidthOfTables = 140;

    /// <summary>For results.</summary>
    public TextWriter Output { get; }

    /// <summary>For problems.</summary>
    public TextWriter Error { get; }

    /// <summary>For tables of results.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Whether results may have colours: somebody watches them on a terminal that has some, and <c>NO_COLOR</c> is not set.</summary>
    public bool HasColors { get; init; }

    /// <summary>A text in a colour, where results may have colours.</summary>
    /// <param name="text">The text; as wide as before.</param>
    /// <param name="color">The colour as SGR numbers it (ECMA-48, 8.3.117): 31 for red.</param>
    public string Painted(string text, int color) => HasColors && !string.IsNullOrWhiteSpace(text) ? $"\u001b[{color}m{text}\u001b[0m" : text;

    /// <summary>For progress.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>Whether a progress bar makes sense.</summary>
    public bool IsInteractive { get; }
}
