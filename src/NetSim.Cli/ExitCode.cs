namespace NetSim.Cli;

/// <summary>What the program’s exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>A service level was missed.</summary>
    public const int Missed = 1;

    /// <summary>What the user wrote is wrong: the command line, a topology.</summary>
    public const int UserError = 2;

    /// <summary>A defect of the program (EX_SOFTWARE of sysexits.h).</summary>
    public const int Defect = 70;

    /// <summary>Interrupted: 128 + SIGINT. What was finished is kept.</summary>
    public const int Interrupted = 130;
}
