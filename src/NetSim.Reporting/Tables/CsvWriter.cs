// Read first: RFC 4180 §2 (records, quotes). Deviation: lines end with LF, as the tools of this field expect.
using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace NetSim.Reporting.Tables;

/// <summary>Writes a CSV file in UTF-8 without a byte order mark, field by field, without garbage.</summary>
internal sealed class CsvWriter : IDisposable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _used;
    private bool _isRowBegun;

    /// <summary>Writes the names of the columns.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    /// <param name="columns">The names, parted by commas.</param>
    public CsvWriter(Stream stream, string columns)
    {
        _stream = stream;
        Raw(columns);
        EndRow();
    }

    /// <summary>Writes a field without a value.</summary>
    public void Empty() => BeginField(0);

    /// <summary>Writes a whole number.</summary>
    public void Number(long value)
    {
        BeginField(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>Writes a whole number.</summary>
    public void Number(ulong value)
    {
        BeginField(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>Names of columns as they follow others in a header: each with a comma before it, in quotes where it must
    /// be.</summary>
    public static string Columns(IReadOnlyList<string> names) => string.Concat(names.Select(static name =>
        name.AsSpan().ContainsAny(Quoted) ? $",\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $",{name}"));

    /// <summary>Writes a whole number; empty for null.</summary>
    public void Number(long? value)
    {
        if (value is { } number)
        {
            Number(number);
        }
        else
        {
            Empty();
        }
    }

    /// <summary>Writes a share from 0 to 1, with the digits that tell it from every other; empty for
    /// null.</summary>
    public void Share(double? value)
    {
        BeginField(32);
        if (value is { } share)
        {
            share.TryFormat(_buffer.AsSpan(_used), out var written);
            _used += written;
        }
    }

    /// <summary>Writes nanoseconds as milliseconds, exactly; empty for null.</summary>
    public void Milliseconds(long? nanoseconds)
    {
        BeginField(MillisecondText.MaximumLength);
        if (nanoseconds is { } value)
        {
            _used += MillisecondText.Format(value, _buffer.AsSpan(_used));
        }
    }

    /// <summary>Writes text, in quotes where it must be.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Quoted))
        {
            BeginField(3 * text.Length);
            _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
            return;
        }

        BeginField(6 * text.Length + 2);
        _buffer[_used++] = (byte)'"';
        while (text.IndexOf('"') is var quote and >= 0)
        {
            _used += Encoding.UTF8.GetBytes(text[..(quote + 1)], _buffer.AsSpan(_used));
            _buffer[_used++] = (byte)'"';
            text = text[(quote + 1)..];
        }

        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
        _buffer[_used++] = (byte)'"';
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Reserve(1);
        _buffer[_used++] = (byte)'\n';
        _isRowBegun = false;
    }

    /// <summary>Writes what is left and closes the stream.</summary>
    public void Dispose()
    {
        Flush();
        _stream.Dispose();
    }

    private void Raw(string text)
    {
        BeginField(3 * text.Length);
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void BeginField(int bytes)
    {
        Reserve(bytes + 1);
        if (_isRowBegun)
        {
            _buffer[_used++] = (byte)',';
        }

        _isRowBegun = true;
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            Flush();
            if (bytes > _buffer.Length)
            {
                _buffer = new byte[bytes];
            }
        }
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
