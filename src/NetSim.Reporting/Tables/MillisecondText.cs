using System.Buffers.Text;

namespace NetSim.Reporting.Tables;

/// <summary>Writes whole nanoseconds as milliseconds, from the whole number, so that no digit is ever
/// rounded.</summary>
internal static class MillisecondText
{
    /// <summary>The most characters that any value takes: sign, 13 digits, point, 6 digits.</summary>
    public const int MaximumLength = 21;

    private const int Decimals = 6;
    private const ulong NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Writes as many decimals as are needed: 1500000 as “1.5”.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Format(long nanoseconds, Span<byte> text)
    {
        var used = 0;
        if (nanoseconds < 0)
        {
            text[used++] = (byte)'-';
        }

        var magnitude = unchecked((ulong)(nanoseconds < 0 ? -nanoseconds : nanoseconds));
        Utf8Formatter.TryFormat(magnitude / NanosecondsPerMillisecond, text[used..], out var whole);
        used += whole;
        var fraction = magnitude % NanosecondsPerMillisecond;
        if (fraction == 0)
        {
            return used;
        }

        text[used++] = (byte)'.';
        var end = used + Decimals;
        for (var at = end - 1; at >= used; at--)
        {
            text[at] = (byte)('0' + fraction % 10);
            fraction /= 10;
        }

        return end - TrailingZeros(text[used..end]);
    }

    private static int TrailingZeros(ReadOnlySpan<byte> digits) =>
        digits.Length - 1 - digits.LastIndexOfAnyExcept((byte)'0');
}
