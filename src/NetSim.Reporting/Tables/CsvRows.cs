// Read first: RFC 4180 §2 (records, quotes).
using System.Buffers.Text;
using System.Text;

namespace NetSim.Reporting.Tables;

/// <summary>Reads a table that <see cref="CsvWriter"/> wrote, row by row, without garbage: a million rows take about a
/// second.</summary>
internal sealed class CsvRows : IDisposable
{
    private const byte Quote = (byte)'"';
    private readonly Stream _stream;
    private readonly string _name;
    private readonly List<(int Start, int Length, bool IsQuoted)> _fields = [];
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;

    /// <summary>Opens a table and reads the names of its columns.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsFolderException">It is not a table.</exception>
    public CsvRows(string path)
    {
        _name = path;
        _stream = File.OpenRead(path);
        if (!Read())
        {
            throw Wrong();
        }

        Columns = [.. Enumerable.Range(0, _fields.Count).Select(Text)];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The place of a column.</summary>
    public int Column(string name) =>
        Columns.ToList().IndexOf(name) is var at and >= 0 ? at : throw new ResultsFolderException($"'{_name}' has no column {name}");

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        while (true)
        {
            var length = RowLength();
            if (length >= 0)
            {
                Split(length);
                _start += length + 1;
                return Columns is null || _fields.Count == Columns.Count ? true : throw Wrong();
            }

            if (!Fill())
            {
                return _end == _start ? false : throw Wrong();
            }
        }
    }

    /// <summary>A field’s bytes, as they stand in the file but for the quotes around them.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => _buffer.AsSpan(_fields[column].Start, _fields[column].Length);

    /// <summary>A field as text.</summary>
    public string Text(int column)
    {
        var text = Encoding.UTF8.GetString(Bytes(column));
        return _fields[column].IsQuoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>A field as a whole number.</summary>
    public long Whole(int column) =>
        Utf8Parser.TryParse(Bytes(column), out long value, out var used) && used == Bytes(column).Length ? value : throw Wrong();

    /// <summary>A field as a number; null where it is empty.</summary>
    public double? Number(int column)
    {
        var bytes = Bytes(column);
        return bytes.Length == 0 ? null
            : Utf8Parser.TryParse(bytes, out double value, out var used) && used == bytes.Length ? value
            : throw Wrong();
    }

    /// <summary>A field of milliseconds as nanoseconds, exactly; null where it is empty.</summary>
    public long? Nanoseconds(int column)
    {
        var bytes = Bytes(column);
        if (bytes.Length == 0)
        {
            return null;
        }

        var isNegative = bytes[0] == (byte)'-';
        long value = 0;
        var decimals = -1;
        foreach (var digit in isNegative ? bytes[1..] : bytes)
        {
            if (digit == (byte)'.' && decimals < 0)
            {
                decimals = 0;
            }
            else if (char.IsAsciiDigit((char)digit) && decimals < 6)
            {
                value = 10 * value + (digit - '0');
                decimals += decimals >= 0 ? 1 : 0;
            }
            else
            {
                throw Wrong();
            }
        }

        for (var at = Math.Max(0, decimals); at < 6; at++)
        {
            value *= 10;
        }

        return isNegative ? -value : value;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private ResultsFolderException Wrong() => new($"'{_name}' is not a table that netsim wrote");

    // The length of the row without its line feed; below 0 if the buffer does not hold its end.
    private int RowLength()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var isQuoted = false;
        for (var at = 0; at < rest.Length; at++)
        {
            var next = rest[at..].IndexOfAny((byte)'\n', Quote);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (rest[at] == Quote)
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                return at;
            }
        }

        return -1;
    }

    private void Split(int length)
    {
        _fields.Clear();
        var end = _start + length;
        for (var at = _start; ; at++)
        {
            var isQuoted = at < end && _buffer[at] == Quote;
            var start = isQuoted ? at + 1 : at;
            if (isQuoted)
            {
                // A doubled quote is part of the text.
                for (at++; at < end && (_buffer[at] != Quote || (at + 1 < end && _buffer[at + 1] == Quote)); at++)
                {
                    at += _buffer[at] == Quote ? 1 : 0;
                }

                _fields.Add((start, at - start, true));
                at++;
            }
            else
            {
                var comma = _buffer.AsSpan(at, end - at).IndexOf((byte)',');
                at = comma < 0 ? end : at + comma;
                _fields.Add((start, at - start, false));
            }

            if (at >= end)
            {
                return;
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
