using System.Globalization;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>Runs a script against a simulated endpoint, in virtual time.</summary>
public sealed class DrillRunner
{
    // packetdrill’s own: 4 ms, or an eighth of the time since the event before.
    private const long StandardTolerance = 4000;
    private const int ToleranceShare = 8;

    private readonly DrillScript _script;
    private readonly Sysctls _sysctls = new();
    private readonly CodeRunner _code = new();
    private readonly List<string> _log = [];
    private readonly List<(DrillEvent Event, SimTime Until)> _blocked = [];
    private readonly Machine _machine;
    private readonly SocketCalls _calls;
    private readonly SimDuration _tolerance;
    private SimTime _last;
    private SimDuration _largest;

    private DrillRunner(DrillScript script, DrillSettings settings)
    {
        _script = script;
        // The suites’ own runner gives IPv6 a link on which the MSS is the same.
        var isVersion6 = Option("ip_version") == "ipv6";
        var standard = isVersion6 ? 1520 : 1500;
        var mtu = Option("mtu") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : standard;
        _machine = new Machine(_sysctls, mtu) { IsVersion6 = isVersion6 };
        _calls = new SocketCalls(_machine);
        var microseconds = settings.ToleranceMicroseconds
            ?? (long.TryParse(Option("tolerance_usecs"), CultureInfo.InvariantCulture, out var own) ? own : StandardTolerance);
        _tolerance = new SimDuration(1000 * microseconds);
    }

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="settings">How.</param>
    /// <returns>What came of it. A failure is a result, never an exception.</returns>
    public static DrillResult Run(DrillScript script, DrillSettings settings) => new DrillRunner(script, settings).Run();

    private DrillResult Run()
    {
        foreach (var happening in _script.Events)
        {
            try
            {
                Do(happening);
            }
            catch (NotApplicableException reason)
            {
                return Result(DrillVerdict.NotApplicable, happening, reason.Message);
            }
            catch (DrillFailureException difference)
            {
                return Result(DrillVerdict.Failed, happening, difference.Message);
            }
        }

        return Finish();
    }

    private DrillResult Finish()
    {
        if (_blocked.Count == 0)
        {
            return new DrillResult(_script.File, DrillVerdict.Passed, 0, "", _largest, _log);
        }

        var (call, _) = _blocked[0];
        return Result(DrillVerdict.Failed, call, "the call did not return");
    }

    private DrillResult Result(DrillVerdict verdict, DrillEvent happening, string message) =>
        new(_script.File, verdict, happening.Line, message, _largest, _log);

    private string? Option(string name) => _script.Options.LastOrDefault(option => option.Key == name).Value;

    private void Do(DrillEvent happening)
    {
        var time = happening.Time;
        var start = time.IsRelative ? _last : SimTime.Start;
        var due = start + (time.From ?? SimDuration.Zero);
        if (happening.Action is DrillAction.Expect expected)
        {
            Expect(expected.Segment, time, start, due);
            return;
        }

        _machine.AdvanceTo(SimTime.Max(due, _machine.Now));
        CheckBlocked();
        _last = due;
        Note($"{happening.Action.GetType().Name}");
        switch (happening.Action)
        {
            case DrillAction.Inject packet:
                _machine.Receive(packet.Segment);
                CheckBlocked();
                break;
            case DrillAction.SocketCall call:
                Call(happening, call, start);
                break;
            case DrillAction.Command command:
                _sysctls.Run(command.Text);
                _machine.Route(command.Text);
                if (command.Text.Contains("tcp_metrics flush", StringComparison.Ordinal))
                {
                    _machine.FastOpen.Flush();
                }

                break;
            case DrillAction.Code code:
                _code.Run(code.Text, name => InfoFields.Find(name, _machine.Current, _machine.Now));
                break;
            case DrillAction.Icmp message:
                _machine.Current?.ReceiveError(message, _machine.Now);
                CheckBlocked();
                break;
        }
    }

    private void Expect(DrillPacket want, DrillTime time, SimTime start, SimTime due)
    {
        var latest = time.To is { } to ? start + to : due;
        var tolerance = SimDuration.Max(_tolerance, (due - _last) / ToleranceShare);
        var limit = time.From is null ? _machine.Now + 1000.Seconds : latest + tolerance;
        if (!_machine.WaitForPacket(limit))
        {
            throw new DrillFailureException($"expected a packet by {Seconds(limit)}; nothing was sent");
        }

        CheckBlocked();
        var flow = _machine.Current!;
        var at = flow.Sent.Peek().At;
        if (PacketCheck.Take(flow, want) is { } difference)
        {
            throw new DrillFailureException($"{difference} at {Seconds(at)}");
        }

        Note("packet");
        if (time.From is not null)
        {
            CheckTime(at, due, latest, tolerance);
        }

        _last = at;
    }

    private void CheckTime(SimTime at, SimTime earliest, SimTime latest, SimDuration tolerance)
    {
        var early = earliest - at;
        var late = at - latest;
        _largest = SimDuration.Max(_largest, SimDuration.Max(early, late));
        if (early > tolerance || late > tolerance)
        {
            throw new DrillFailureException(
                $"expected the packet at {Seconds(earliest)}{(latest > earliest ? $" to {Seconds(latest)}" : "")};"
                + $" it was sent at {Seconds(at)}");
        }
    }

    private void Call(DrillEvent happening, DrillAction.SocketCall call, SimTime start)
    {
        var result = _calls.Do(call, happening.Time.BlocksUntil is not null, isFirst: true);
        if (result.Blocks && happening.Time.BlocksUntil is { } until)
        {
            _blocked.Add((happening, start + until));
        }
        else
        {
            Compare(call, result);
        }
    }

    // Calls that wait for something may return now.
    private void CheckBlocked()
    {
        for (var i = _blocked.Count - 1; i >= 0; i--)
        {
            var (happening, until) = _blocked[i];
            var call = (DrillAction.SocketCall)happening.Action;
            var result = _calls.Do(call, mayBlock: true, isFirst: false);
            if (result.Blocks)
            {
                if (_machine.Now > until + SimDuration.Max(_tolerance, (until - SimTime.Start) / ToleranceShare))
                {
                    throw new DrillFailureException($"{call.Name}() should have returned by {Seconds(until)}");
                }

                continue;
            }

            _blocked.RemoveAt(i);
            Compare(call, result);
        }
    }

    private static void Compare(DrillAction.SocketCall call, CallResult result)
    {
        var want = call.Result is DrillValue.Number number ? number.Amount : (long?)null;
        if ((want is not null && want != result.Amount) || (call.Error is { } error && error != result.Error))
        {
            throw new DrillFailureException(
                $"expected {call.Name}() = {want}{(call.Error is null ? "" : " " + call.Error)};"
                + $" got {result.Amount}{(result.Error is null ? "" : " " + result.Error)}");
        }
    }

    private void Note(string what) => _log.Add($"{Seconds(_machine.Now)} {what}");

    private static string Seconds(SimTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Nanoseconds / 1e9:0.000000} s");
}
