using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>Turns exchanges and a closing side into the steps of both applications.</summary>
/// <remarks>
/// The closing side ends its direction, reads to the end of the other, and closes its socket. Over plain TCP
/// these are the packets of close() alone; over TLS close() alone would answer the peer’s close_notify with a
/// reset.
/// </remarks>
internal static class Conversation
{
    private const int MostStepsOfExchange = 5;
    private const int MostStepsOfClosing = 5;

    private static readonly ImmutableArray<ApplicationStep> Ending =
        [new ApplicationStep.Shutdown(), new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()];

    private static readonly ImmutableArray<ApplicationStep> Following =
        [new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()];

    /// <summary>How many steps both sides have together, at most.</summary>
    public static long MostSteps(IReadOnlyList<Exchange> exchanges) =>
        exchanges.Sum(exchange => (long)exchange.Repeat * MostStepsOfExchange) + MostStepsOfClosing;

    /// <summary>What the client does.</summary>
    public static IReadOnlyList<ApplicationStep> OfClient(IReadOnlyList<Exchange> exchanges, Closing close)
    {
        var steps = new List<ApplicationStep>();
        foreach (var exchange in exchanges.SelectMany(Repeated))
        {
            if (exchange.RequestBytes > 0)
            {
                steps.Add(new ApplicationStep.Send(exchange.RequestBytes));
            }

            if (exchange.ResponseBytes > 0)
            {
                steps.Add(new ApplicationStep.Receive(exchange.ResponseBytes));
            }
        }

        steps.AddRange(close switch
        {
            Closing.Client => Ending,
            Closing.Server => Following,
            Closing.Both => [new ApplicationStep.CloseBoth()],
            Closing.Abort => [new ApplicationStep.Abort()],
            Closing.None => [],
        });
        return steps;
    }

    /// <summary>What the server does.</summary>
    public static IReadOnlyList<ApplicationStep> OfServer(IReadOnlyList<Exchange> exchanges, Closing close)
    {
        var steps = new List<ApplicationStep>();
        foreach (var exchange in exchanges.SelectMany(Repeated))
        {
            if (exchange.RequestBytes > 0)
            {
                steps.Add(new ApplicationStep.Receive(exchange.RequestBytes));
            }

            if (exchange.Think > SimDuration.Zero)
            {
                steps.Add(new ApplicationStep.Wait(exchange.Think));
            }

            if (exchange.ResponseBytes > 0)
            {
                steps.Add(new ApplicationStep.Send(exchange.ResponseBytes));
            }
        }

        steps.AddRange(close switch
        {
            Closing.Client or Closing.Abort => Following,
            Closing.Server => Ending,
            // The client closes for both, at the same instant.
            Closing.Both or Closing.None => [],
        });
        return steps;
    }

    private static IEnumerable<Exchange> Repeated(Exchange exchange) =>
        Enumerable.Repeat(exchange, exchange.Repeat);
}
