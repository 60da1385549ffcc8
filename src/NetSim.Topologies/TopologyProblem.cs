using System.Globalization;

namespace NetSim.Topologies;

/// <summary>Something in a topology that the user has to put right.</summary>
/// <param name="File">The file as it was named, or the override (<c>--set PATH=VALUE</c>) that brought it
/// in.</param>
/// <param name="Line">The line, from 1; 0 where there is none: in an override, or in a file that could not be
/// read.</param>
/// <param name="Column">The column in UTF-16 code units, from 1; 0 where there is none.</param>
/// <param name="Message">What is wrong and, where it can be told, what to write instead; one line without a
/// full stop.</param>
public sealed record TopologyProblem(string File, int Line, int Column, string Message)
{
    /// <summary>The problem as compilers print it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}
