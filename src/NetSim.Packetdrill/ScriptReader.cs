using System.Globalization;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>Reads packetdrill’s language: options, then commands and events.</summary>
/// <remarks>After a mistake it goes on with the next line, so that all are told.</remarks>
internal sealed class ScriptReader(string file, string text)
{
    private readonly Cursor _cursor = new(text);
    private readonly List<DrillProblem> _problems = [];
    private readonly List<KeyValuePair<string, string>> _options = [];
    private readonly List<DrillEvent> _events = [];

    /// <summary>Reads it all.</summary>
    /// <exception cref="DrillException">Something cannot be read.</exception>
    public DrillScript Read()
    {
        while (true)
        {
            _cursor.SkipSpace();
            if (_cursor.IsAtEnd)
            {
                break;
            }

            try
            {
                ReadItem();
            }
            catch (SyntaxException wrong)
            {
                var (line, column) = _cursor.Position(wrong.Place);
                _problems.Add(new DrillProblem(file, line, column, wrong.Message));
                _cursor.SkipLine();
            }
        }

        return _problems.Count == 0 ? new DrillScript(file, _options, _events) : throw new DrillException(_problems);
    }

    private static bool IsTimeStart(char c) => char.IsAsciiDigit(c) || c is '+' or '*' or '.';

    private void ReadItem()
    {
        var line = _cursor.Position(_cursor.Place).Line;
        if (_cursor.StartsWith("--"))
        {
            _cursor.Place += 2;
            var name = _cursor.TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
            var value = _cursor.Here == '=' ? _cursor.TakeWhile(static c => !char.IsWhiteSpace(c))[1..] : "";
            _options.Add(new KeyValuePair<string, string>(name, value));
            return;
        }

        var time = IsTimeStart(_cursor.Here) ? ReadTime() : new DrillTime(true, SimDuration.Zero, null, null);
        _cursor.SkipSpace();
        _events.Add(new DrillEvent(line, time, ReadAction()));
    }

    private DrillTime ReadTime()
    {
        if (_cursor.TryTake("*"))
        {
            return new DrillTime(true, null, null, null);
        }

        var isRelative = _cursor.TryTake("+");
        var from = ReadSeconds();
        SimDuration? to = null;
        SimDuration? until = null;
        if (_cursor.TryTake("~"))
        {
            _cursor.TryTake("+");
            to = ReadSeconds();
        }
        else if (_cursor.TryTake("..."))
        {
            _cursor.TryTake("+");
            until = ReadSeconds();
        }

        return new DrillTime(isRelative, from, to, until);
    }

    private SimDuration ReadSeconds()
    {
        _cursor.SkipSpace();
        var start = _cursor.Place;
        var digits = _cursor.TakeWhile(char.IsAsciiDigit);
        if (_cursor.Here == '.' && !_cursor.StartsWith(".."))
        {
            _cursor.Place++;
            digits += "." + _cursor.TakeWhile(char.IsAsciiDigit);
        }

        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 1_000_000_000
            ? new SimDuration((long)(seconds * 1_000_000_000))
            : throw new SyntaxException(start, $"expected a time in seconds, not {_cursor.What}");
    }

    private DrillAction ReadAction()
    {
        switch (_cursor.Here)
        {
            case '`':
                _cursor.Place++;
                return new DrillAction.Command(_cursor.TakeUntil("`"));
            case '%':
                _cursor.Take("%{");
                return new DrillAction.Code(_cursor.TakeUntil("}%"));
            case '<' or '>':
                var isInbound = _cursor.Here == '<';
                _cursor.Place++;
                return ReadPacket(isInbound);
            default:
                return new CallReader(_cursor).Read();
        }
    }

    // The segment that it quotes may stand in front, where a TCP packet has its IP header.
    private bool IsIcmp()
    {
        var before = _cursor.Place;
        if (_cursor.Here == '[')
        {
            _cursor.TakeUntil("]");
            _cursor.SkipBlanks();
        }

        var isIcmp = _cursor.StartsWith("icmp");
        _cursor.Place = before;
        return isIcmp;
    }

    private DrillAction ReadPacket(bool isInbound)
    {
        _cursor.SkipSpace();
        if (isInbound && IsIcmp())
        {
            return new IcmpReader(_cursor).Read();
        }

        var packet = new PacketReader(_cursor).Read();
        return isInbound ? new DrillAction.Inject(packet) : new DrillAction.Expect(packet);
    }
}
