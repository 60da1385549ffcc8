using NetSim.Reporting.Fonts;
using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Says how far down everything on a ladder is: time to scale where there is room, more where text
/// needs it.</summary>
internal sealed class LadderLayout
{
    /// <summary>The distance of lines of text.</summary>
    public const float LineHeight = 15;

    /// <summary>The size of the text.</summary>
    public const float FontSize = 12;

    private const float PixelsPerFlight = 64;
    private const float LeastSlant = 12;
    private const float EvenStep = 28;
    private const int DetailCharacters = 62;
    private readonly Ladder _ladder;
    private readonly List<LadderStop> _stops = [];
    private readonly List<LadderArrow> _arrows = [];
    private readonly List<LadderBand> _bands = [];
    private readonly List<SimTime> _instants;

    /// <summary>The layout of a ladder.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="top">Where the first stop may be.</param>
    /// <param name="extra">Pixels to leave above each arrow’s begin, besides what it needs; by the arrow’s
    /// index.</param>
    public LadderLayout(Ladder ladder, float top, IReadOnlyDictionary<int, float> extra)
    {
        _ladder = ladder;
        _instants = ladder.IsEven ? LadderSteps.Instants(ladder.Steps) : [];
        for (var i = 0; i < ladder.Steps.Count; i++)
        {
            Add(ladder.Steps[i], 2 * i, extra.GetValueOrDefault(_arrows.Count));
        }

        Bottom = Place(top);
    }

    /// <summary>The places on both lifelines, from top to bottom.</summary>
    public IReadOnlyList<LadderStop> Stops => _stops;

    /// <summary>The messages, in the order in which they were sent.</summary>
    public IReadOnlyList<LadderArrow> Arrows => _arrows;

    /// <summary>The bands, from top to bottom.</summary>
    public IReadOnlyList<LadderBand> Bands => _bands;

    /// <summary>Where the lowest of it ends.</summary>
    public float Bottom { get; }

    /// <summary>Where an instant is on a lifeline: where something first happened there then, otherwise between what happened before and
    /// after.</summary>
    /// <param name="isClient">Whether on the client’s.</param>
    /// <param name="at">The instant.</param>
    public float PlaceOf(bool isClient, SimTime at)
    {
        var own = _stops.Where(stop => stop.IsClient == isClient && LadderPicture.IsTold(stop)).Select(stop => (stop.At, stop.Y));
        var edges = _bands.SelectMany(band => new[] { (At: band.From, Y: band.Y - band.Height / 2), (At: band.Until, Y: band.Y + band.Height / 2) });
        var exact = own.Where(stop => stop.At == at).Select(stop => stop.Y).ToList();
        if (exact.Count > 0)
        {
            return exact.Min();
        }

        var places = own.Concat(edges).OrderBy(place => place.At).ThenBy(place => place.Y).ToList();
        var before = places.FindLastIndex(place => place.At <= at);
        if (before < 0 || before + 1 == places.Count)
        {
            return places.Count == 0 ? Bottom : before < 0 ? places[0].Y : places[^1].Y;
        }

        var (from, until) = (places[before], places[before + 1]);
        var share = (float)((double)(at - from.At).Nanoseconds / (until.At - from.At).Nanoseconds);
        return from.Y + share * (until.Y - from.Y);
    }

    private void Add(LadderStep step, int order, float extra)
    {
        switch (step)
        {
            case LadderMessage message:
                Add(message, order, extra);
                break;
            case LadderNote note:
                _stops.Add(Stop(note.At, order, note.IsClient, note.Marks, 8, 8));
                break;
            case LadderWait when _ladder.IsEven:
                break;
            case LadderWait wait:
                _bands.Add(new LadderBand(wait.Text, wait.At, wait.Until, [], []));
                break;
            case LadderElision elision:
                _bands.Add(new LadderBand(
                    elision.Text, elision.At, elision.Until, elision.ClientMarks, elision.ServerMarks));
                break;
        }
    }

    private void Add(LadderMessage message, int order, float extra)
    {
        var lines = new List<string> { message.Label };
        foreach (var detail in new[] { message.Remark, message.Options, message.Tls, message.Fate })
        {
            lines.AddRange(TerminalWidth.Wrap(detail, DetailCharacters));
        }

        // The label stands above the line where it begins, the rest below it.
        var below = 6 + LineHeight * (lines.Count - 1);
        var sent = Stop(
            message.At, order, message.FromClient, message.SenderMarks, LineHeight + 3 + extra, below) with
        {
            IsBegin = true,
            IsElsewhere = message.Router is not null,
            Reach = lines.Max(line => ShippedFont.Width(line, FontSize)) + LadderColumns.Gap,
        };
        // What did not arrive slants as if it had taken as long as others do.
        var end = message.ArrivedAt ?? message.At + _ladder.TypicalFlight;
        // What arrives at an instant comes before what is sent then, but not before it was sent itself.
        var endOrder = end == message.At ? order + 1 : order - 2 * _ladder.Steps.Count;
        var room = message.ArrivedAt is null ? 0 : 8;
        var arrived = Stop(end, endOrder, !message.FromClient, message.ReceiverMarks, room, room) with
        {
            Begin = sent,
        };
        _stops.Add(sent);
        _stops.Add(arrived);
        _arrows.Add(new LadderArrow(message, sent, arrived) { Lines = lines });
    }

    private static LadderStop Stop(
        SimTime at, int order, bool isClient, IReadOnlyList<LadderMark> marks, float above, float below)
        => new()
        {
            At = at,
            Order = order,
            IsClient = isClient,
            Marks = marks,
            Above = above,
            Below = Math.Max(below, marks.Count > 0 ? 8 + LineHeight * (marks.Count - 1) : 0),
        };

    // Each side keeps to scale, and so does each arrow. Where segments follow closely, their text needs more
    // than the scale gives, and one side runs ahead of the other; as soon as nothing is under way, both are
    // at the same height again.
    private float Place(float top)
    {
        _stops.Sort((one, other) => (one.At, one.Order).CompareTo((other.At, other.Order)));
        var bands = new Queue<LadderBand>(_bands);
        var start = (At: _stops.Count > 0 ? _stops[0].At : SimTime.Start, Y: top + LineHeight + 3);
        (SimTime At, float Y)[] former = [start, start];
        float[] bottoms = [top, top];
        var last = start;
        var hanging = top;
        var underWay = 0;
        foreach (var stop in _stops)
        {
            while (bands.TryPeek(out var band) && band.Until <= stop.At)
            {
                var bottom = Place(bands.Dequeue(), Math.Max(hanging, bottoms.Max()));
                bottoms.AsSpan().Fill(bottom);
                last = (band.Until, bottom + LineHeight + 3);
                former.AsSpan().Fill(last);
            }

            var side = stop.IsClient ? 0 : 1;
            var toScale = Math.Max(former[side].Y + Down(former[side].At, stop.At), FromBegin(stop));
            toScale = underWay == 0 ? Math.Max(toScale, last.Y + Down(last.At, stop.At)) : toScale;
            stop.Y = Math.Max(bottoms[side] + stop.Above, toScale);
            bottoms[side] = stop.Y + stop.Below;
            former[side] = (stop.At, stop.Y);
            last = last.Y > stop.Y ? last : former[side];
            underWay += stop.Begin is not null ? -1 : stop.IsBegin ? 1 : 0;
            hanging = Math.Max(hanging, stop.Begin is { } begin ? Hanging(begin, stop) : 0);
        }

        return Math.Max(Math.Max(hanging, last.Y), bottoms.Max());
    }

    private static float Place(LadderBand band, float top)
    {
        band.Y = top + 6 + band.Height / 2;
        return band.Y + band.Height / 2 + 6;
    }

    private float FromBegin(LadderStop stop)
    {
        if (stop.Begin is not { } begin)
        {
            return 0;
        }

        if (_ladder.IsEven)
        {
            return begin.Y + LeastSlant;
        }

        var flight = SimDuration.Min(stop.At - begin.At, _ladder.LongestPlainWait);
        return begin.Y + Math.Max(LeastSlant, ToScale(flight));
    }

    // Text hangs the lower, the further it reaches along its arrow.
    private static float Hanging(LadderStop begin, LadderStop end) =>
        begin.Y + begin.Below + (end.Y - begin.Y) * Math.Min(1, begin.Reach / LadderColumns.LeastArrow);

    private float Down(SimTime from, SimTime until)
    {
        if (_ladder.IsEven)
        {
            return EvenStep * (PlaceOf(until) - PlaceOf(from));
        }

        var drawn = until - from;
        foreach (var band in _bands)
        {
            var hidden = SimTime.Min(until, band.Until) - SimTime.Max(from, band.From);
            drawn -= SimDuration.Max(hidden, SimDuration.Zero);
        }

        return ToScale(drawn);
    }

    // How many instants at which something happens come before.
    private int PlaceOf(SimTime at) => _instants.BinarySearch(at) is var index && index < 0 ? ~index : index;

    private float ToScale(SimDuration length) =>
        (float)((double)length.Nanoseconds / _ladder.TypicalFlight.Nanoseconds * PixelsPerFlight);
}
