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

    // What is drawn for each repetition.
    private const int Draws = 5;
    private const int RequestDraw = 0;
    private const int ResponseDraw = 1;
    private const int ThinkDraw = 2;
    private const int ProcessingDraw = 3;
    private const int ClientThinkDraw = 4;

    private static readonly ImmutableArray<ApplicationStep> Ending =
        [new ApplicationStep.Shutdown(), new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()];

    private static readonly ImmutableArray<ApplicationStep> Following =
        [new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()];

    /// <summary>How many steps both sides have together, at most.</summary>
    public static long MostSteps(IReadOnlyList<Exchange> exchanges) =>
        exchanges.Sum(exchange => exchange.Repeat
            * (MostStepsOfExchange + (exchange.Processing.IsNothing ? 0L : 1) + (exchange.ClientThink.IsNothing ? 0 : 1)))
        + MostStepsOfClosing;

    /// <summary>What the client does.</summary>
    public static IReadOnlyList<ApplicationStep> OfClient(IReadOnlyList<Exchange> exchanges, Closing close)
    {
        var steps = new List<ApplicationStep>();
        var draw = 0;
        foreach (var exchange in exchanges)
        {
            // As many requests go out first as may be without a response, then one for each response that is in.
            for (var sent = 0; sent < Math.Min(exchange.Pipeline, exchange.Repeat); sent++)
            {
                AddSend(steps, exchange.Request, draw + (sent * Draws) + RequestDraw);
            }

            for (var done = 0; done < exchange.Repeat; done++)
            {
                var own = draw + (done * Draws);
                AddReceive(steps, exchange.Response, own + ResponseDraw);
                AddWait(steps, exchange.ClientThink, own + ClientThinkDraw);
                if (done + exchange.Pipeline < exchange.Repeat)
                {
                    AddSend(steps, exchange.Request, own + (exchange.Pipeline * Draws) + RequestDraw);
                }
            }

            draw += exchange.Repeat * Draws;
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
        var draw = 0;
        foreach (var exchange in exchanges.SelectMany(exchange => Enumerable.Repeat(exchange, exchange.Repeat)))
        {
            AddReceive(steps, exchange.Request, draw + RequestDraw);
            AddWait(steps, exchange.Think, draw + ThinkDraw);
            AddWork(steps, exchange.Processing, draw + ProcessingDraw);

            AddSend(steps, exchange.Response, draw + ResponseDraw);
            draw += Draws;
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

    /// <summary>What an end of a bulk flow does.</summary>
    /// <param name="isSender">Whether it sends.</param>
    public static IReadOnlyList<ApplicationStep> OfBulk(bool isSender) =>
        isSender ? [new ApplicationStep.Stream()] : [.. Following];

    private static void AddSend(List<ApplicationStep> steps, RandomAmount size, int draw)
    {
        if (!size.IsNothing)
        {
            steps.Add(size.Distribution is null
                ? new ApplicationStep.Send(size.Mean) : new ApplicationStep.SendRandom(size, draw));
        }
    }

    private static void AddReceive(List<ApplicationStep> steps, RandomAmount size, int draw)
    {
        if (!size.IsNothing)
        {
            steps.Add(size.Distribution is null
                ? new ApplicationStep.Receive(size.Mean) : new ApplicationStep.ReceiveRandom(size, draw));
        }
    }

    private static void AddWait(List<ApplicationStep> steps, RandomAmount time, int draw)
    {
        if (!time.IsNothing)
        {
            steps.Add(time.Distribution is null
                ? new ApplicationStep.Wait(new SimDuration(time.Mean)) : new ApplicationStep.WaitRandom(time, draw));
        }
    }

    private static void AddWork(List<ApplicationStep> steps, RandomAmount work, int draw)
    {
        if (!work.IsNothing)
        {
            steps.Add(new ApplicationStep.Process(work, work.Distribution is null ? 0 : draw));
        }
    }
}
