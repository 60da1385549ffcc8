using System.Globalization;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>Reads scripts in the language of packetdrill.</summary>
public sealed class ScriptReader
{
    private readonly ScriptCursor _cursor;
    private readonly ValueReader _values;
    private readonly PacketReader _packets;
    private readonly string _name;
    private readonly List<ScriptProblem> _problems = [];

    private ScriptReader(string name, string text)
    {
        _name = name;
        _cursor = new ScriptCursor(text);
        _values = new ValueReader(_cursor);
        _packets = new PacketReader(_cursor);
    }

    /// <summary>Reads a script.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problems">All places that cannot be read; the script is whole when there are none.</param>
    public static Script Read(string name, string text, out IReadOnlyList<ScriptProblem> problems)
    {
        var reader = new ScriptReader(name, text);
        var script = reader.Read();
        problems = reader._problems;
        return script;
    }

    private Script Read()
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var setup = new List<string>();
        var events = new List<ScriptEvent>();
        while (true)
        {
            _cursor.SkipBlanks();
            if (_cursor.IsAtEnd)
            {
                return new Script(_name, options, setup, events);
            }

            try
            {
                if (_cursor.TryTake("--"))
                {
                    ReadOption(options);
                }
                else if (_cursor.Current == '`')
                {
                    _cursor.Offset++;
                    setup.Add(_cursor.TakeUntil("`"));
                }
                else
                {
                    events.Add(ReadEvent());
                }
            }
            catch (ScriptSyntaxException wrong)
            {
                var (line, column) = _cursor.PositionOf(wrong.Offset);
                _problems.Add(new ScriptProblem(_name, line, column, wrong.Message));
                _cursor.Offset = Math.Max(_cursor.Offset, wrong.Offset);
                SkipToEvent();
            }
        }
    }

    private void ReadOption(Dictionary<string, string> options)
    {
        var start = _cursor.Offset;
        while (!_cursor.IsAtEnd && !char.IsWhiteSpace(_cursor.Current))
        {
            _cursor.Offset++;
        }

        var parts = _cursor.Text[start.._cursor.Offset].Split('=', 2);
        options[parts[0]] = parts.Length > 1 ? parts[1] : "";
    }

    private ScriptEvent ReadEvent()
    {
        var start = _cursor.Offset;
        var time = ReadTime();
        _cursor.SkipBlanks();
        var action = ReadAction();
        var text = _cursor.Text[start.._cursor.Offset];
        return new ScriptEvent(time, action, _cursor.PositionOf(start).Line, text);
    }

    private ScriptTime ReadTime()
    {
        if (_cursor.TryTake("*"))
        {
            return new ScriptTime(IsAny: true, IsRelative: true, SimDuration.Zero);
        }

        var isRelative = _cursor.TryTake("+");
        var time = new ScriptTime(IsAny: false, isRelative, ReadSeconds());
        if (_cursor.TryTake("~"))
        {
            _cursor.TryTake("+");
            time = time with { Latest = ReadSeconds() };
        }

        if (_cursor.TryTake("..."))
        {
            _cursor.TryTake("+");
            time = time with { End = ReadSeconds() };
        }

        return time;
    }

    private SimDuration ReadSeconds()
    {
        _cursor.SkipBlanks();
        var start = _cursor.Offset;
        while (char.IsAsciiDigit(_cursor.Current) || (_cursor.Current == '.' && char.IsAsciiDigit(_cursor.Following)))
        {
            _cursor.Offset++;
        }

        var text = _cursor.Text[start.._cursor.Offset];
        var isTime = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        if (!isTime || seconds > 1_000_000_000)
        {
            _cursor.Offset = start;
            throw _cursor.Wrong("a time is expected");
        }

        return new SimDuration((long)(seconds * 1_000_000_000m));
    }

    private ScriptAction ReadAction()
    {
        _cursor.SkipBlanks();
        if (_cursor.TryTake("<"))
        {
            return _packets.Read(isInbound: true);
        }

        if (_cursor.TryTake(">"))
        {
            return _packets.Read(isInbound: false);
        }

        if (_cursor.TryTake("`"))
        {
            return new CommandAction(_cursor.TakeUntil("`"));
        }

        return _cursor.TryTake("%{") ? new CodeAction(_cursor.TakeUntil("}%")) : ReadCall();
    }

    private CallAction ReadCall()
    {
        var name = _cursor.TakeWord();
        _cursor.Take("(");
        var arguments = _values.ReadList(")");
        _cursor.Take("=");
        long? result = null;
        if (!_cursor.TryTake("?") && !_cursor.TryTake("..."))
        {
            result = _cursor.TakeInteger();
        }

        _cursor.SkipBlanks();
        var error = ScriptCursor.IsWordStart(_cursor.Current) ? _cursor.TakeWord() : null;
        if (_cursor.TryTake("("))
        {
            _cursor.TakeUntil(")");
        }

        return new CallAction(name, arguments, result, error);
    }

    private void SkipToEvent()
    {
        do
        {
            _cursor.SkipLine();
            _cursor.SkipBlanks();
        }
        while (!_cursor.IsAtEnd && !char.IsAsciiDigit(_cursor.Current) && _cursor.Current is not ('+' or '*' or '.'));
    }
}
