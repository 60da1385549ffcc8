using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Puts messages and marks in order, leaves out what is too much, and finds the long
/// waits.</summary>
internal static class LadderSteps
{
    /// <summary>The steps of a ladder.</summary>
    public static List<LadderStep> Of(
        List<LadderMessage> messages,
        List<TimedMark> marks,
        SimDuration longestPlainWait,
        int maximumSegments)
    {
        var notes = Notes(LadderMarks.Attach(messages, marks));
        var steps = new List<LadderStep>(notes);
        steps.AddRange(messages);
        // A stable sort: at one instant, notes come before messages.
        steps = [.. steps.OrderBy(step => step.At)];
        steps = Elide(steps, messages.Count, maximumSegments);
        return WithWaits(steps, longestPlainWait);
    }

    /// <summary>The median time of travel; without any that arrived, the shortest time between two
    /// sends.</summary>
    public static SimDuration TypicalFlight(List<LadderMessage> messages)
    {
        var flights = messages.Where(m => m.ArrivedAt > m.At)
            .Select(m => m.ArrivedAt!.Value - m.At).Order().ToList();
        if (flights.Count > 0)
        {
            return flights[flights.Count / 2];
        }

        var pauses = messages.Zip(messages.Skip(1), (one, next) => next.At - one.At)
            .Where(pause => pause > SimDuration.Zero);
        return pauses.DefaultIfEmpty(1.Milliseconds).Min();
    }

    private static List<LadderNote> Notes(List<TimedMark> marks)
    {
        var groups = marks.GroupBy(mark => (mark.At, mark.IsClient));
        return [.. groups.Select(group => new LadderNote(
            group.Key.At, group.Key.IsClient, [.. group.Select(mark => mark.Mark)]))];
    }

    private static List<LadderStep> Elide(List<LadderStep> steps, int segments, int maximumSegments)
    {
        if (segments <= maximumSegments)
        {
            return steps;
        }

        var tail = maximumSegments / 2;
        var head = maximumSegments - tail;
        var result = new List<LadderStep>();
        var hidden = new List<LadderStep>();
        var seen = 0;
        foreach (var step in steps)
        {
            seen += step is LadderMessage ? 1 : 0;
            if (seen > segments - tail && hidden.Count > 0)
            {
                result.Add(Elision(hidden));
                hidden.Clear();
            }

            (seen > head && seen <= segments - tail ? hidden : result).Add(step);
        }

        return result;
    }

    private static LadderElision Elision(List<LadderStep> hidden)
    {
        var messages = hidden.OfType<LadderMessage>().ToList();
        var notes = hidden.OfType<LadderNote>().ToList();
        var lost = messages.Count(message => message.Loss is not null);
        return new LadderElision(hidden[0].At, hidden[^1].At, messages.Count, lost)
        {
            ClientMarks = States(messages.SelectMany(m => m.ClientMarks), Marks(notes, isClient: true)),
            ServerMarks = States(messages.SelectMany(m => m.ServerMarks), Marks(notes, isClient: false)),
        };
    }

    private static IEnumerable<LadderMark> Marks(List<LadderNote> notes, bool isClient) =>
        notes.Where(note => note.IsClient == isClient).SelectMany(note => note.Marks);

    private static List<LadderMark> States(IEnumerable<LadderMark> attached, IEnumerable<LadderMark> alone) =>
        [.. attached.Concat(alone).Where(mark => mark.Kind != LadderMarkKind.Call)];

    // A wait lies between two instants next to each other at which something happened anywhere.
    private static List<LadderStep> WithWaits(List<LadderStep> steps, SimDuration longestPlainWait)
    {
        var times = Instants(steps);
        var pauses = times.Zip(times.Skip(1), (from, until) => new LadderWait(from, until));
        var waits = new Queue<LadderWait>(pauses.Where(wait => wait.Until - wait.At > longestPlainWait));
        var result = new List<LadderStep>();
        foreach (var step in steps)
        {
            while (waits.TryPeek(out var wait) && wait.Until <= step.At)
            {
                result.Add(waits.Dequeue());
            }

            result.Add(step);
        }

        return result;
    }

    /// <summary>All instants at which something happened, in their order.</summary>
    public static List<SimTime> Instants(IEnumerable<LadderStep> steps) => [.. steps.SelectMany(Times).Distinct().Order()];

    private static IEnumerable<SimTime> Times(LadderStep step)
    {
        yield return step.At;
        if (step is LadderMessage { ArrivedAt: { } arrival })
        {
            yield return arrival;
        }

        if (step is LadderElision elision)
        {
            yield return elision.Until;
        }
    }
}
