using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>The sequence diagram of one connection, before it is drawn: what its four formats have in
/// common.</summary>
public sealed record Ladder
{
    /// <summary>How many segments a ladder shows unless told otherwise: what still fits on a few
    /// pages.</summary>
    public const int DefaultMaximumSegments = 120;

    /// <summary>The scenario’s name.</summary>
    public required string Title { get; init; }

    /// <summary>Which connection, of which run.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The host on the left: the client’s.</summary>
    public required string ClientHost { get; init; }

    /// <summary>The host on the right: the server’s.</summary>
    public required string ServerHost { get; init; }

    /// <summary>What happened, from top to bottom.</summary>
    public required IReadOnlyList<LadderStep> Steps { get; init; }

    /// <summary>The timers that fired, in the order in which they did.</summary>
    public required IReadOnlyList<LadderTimer> Timers { get; init; }

    /// <summary>Those that do not lie in what is left out.</summary>
    internal IEnumerable<LadderTimer> ShownTimers => Timers.Where(timer => !Steps.OfType<LadderElision>().Any(
        gap => gap.At <= timer.SetAt && timer.At <= gap.Until));

    /// <summary>Whether what happens is spaced evenly in pictures, instead of to scale. Default: no.</summary>
    public bool IsEven { get; init; }

    /// <summary>How long a segment typically travels; what waits are compared with. At least 1 ns.</summary>
    public required SimDuration TypicalFlight { get; init; }

    /// <summary>The length above which a time in which nothing happens is drawn as a
    /// <see cref="LadderWait"/>.</summary>
    public SimDuration LongestPlainWait => TypicalFlight * 4;

    /// <summary>The ladder of a connection.</summary>
    /// <param name="title">The scenario’s name.</param>
    /// <param name="connection">Which connection.</param>
    /// <param name="trace">What was seen in the run.</param>
    /// <param name="run">The run, from 0.</param>
    /// <param name="instance">Which of those with the name, from 0.</param>
    /// <param name="maximumSegments">How many segments it shows; of more, those in the middle are left out.
    /// At least 2.</param>
    public static Ladder Of(
        string title,
        ConnectionSpec connection,
        RunTrace trace,
        int run,
        int instance = 0,
        int maximumSegments = DefaultMaximumSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSegments, 2);
        var messages = LadderMessages.From(trace, connection.Name, instance);
        var flight = LadderSteps.TypicalFlight(messages);
        return new Ladder
        {
            Title = title,
            Subtitle = $"connection {connection.Name}{(instance > 0 ? $" #{instance}" : "")}, run {run}{Deprecated(trace, connection, instance)}",
            ClientHost = connection.From,
            ServerHost = connection.To,
            TypicalFlight = flight,
            Timers = LadderTimer.From(trace, connection.Name, instance),
            Steps = LadderSteps.Of(
                messages, LadderMarks.From(trace, connection.Name, instance), flight * 4, maximumSegments),
        };
    }

    private static string Deprecated(RunTrace trace, ConnectionSpec connection, int instance)
    {
        var choice = trace.TlsRecords
            .Where(entry => entry.Connection == connection.Name && entry.Instance == instance)
            .Select(entry => entry.Record.Content).OfType<ServerChoice>().LastOrDefault();
        return choice is not null && TlsDeprecation.Of(choice.Version) is not null
            ? $"; {TlsNames.Of(choice.Version)} is broken and must not be used" : "";
    }
}
