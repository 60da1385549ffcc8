using System.Globalization;

namespace NetSim.Packetdrill;

/// <summary>Reads a packet: <c>[ect0] P. 1:1001(1000) ack 1 win 257 &lt;nop,nop,TS val 1 ecr 2&gt;</c>.</summary>
internal sealed class PacketReader(Cursor cursor)
{
    /// <summary>Reads it.</summary>
    public DrillPacket Read()
    {
        cursor.SkipSpace();
        var ecn = ReadIp();
        SkipPorts();
        cursor.SkipSpace();
        var flags = cursor.TakeWhile(static c => "SFRPEWAU.-01234567".Contains(c, StringComparison.Ordinal));
        if (flags.Length == 0)
        {
            throw new SyntaxException(cursor.Place, $"expected TCP flags such as S. or P., not {cursor.What}");
        }

        var start = cursor.TakeNumber();
        cursor.Take(":");
        var end = cursor.TakeNumber();
        cursor.Take("(");
        var place = cursor.Place;
        var length = cursor.TakeNumber();
        cursor.Take(")");
        if (unchecked(start + length) != end)
        {
            throw new SyntaxException(place, $"{start}:{end} are not {length} bytes");
        }

        uint? acknowledgment = TakeWord("ack") ? cursor.TakeNumber() : null;
        int? window = TakeWord("win") ? (int)cursor.TakeNumber() : null;
        if (TakeWord("urg"))
        {
            cursor.TakeNumber();
        }

        cursor.SkipSpace();
        var options = cursor.Here == '<' ? ReadOptions() : [];
        return new DrillPacket(flags, start, (int)length, acknowledgment, window, options, ecn);
    }

    // In brackets: the congestion bits, the type of service, the time to live.
    private string? ReadIp()
    {
        if (cursor.Here is not ('[' or '('))
        {
            return null;
        }

        var close = cursor.Here == '[' ? "]" : ")";
        cursor.Place++;
        var inside = cursor.TakeUntil(close).Split(',', StringSplitOptions.TrimEntries);
        return inside.FirstOrDefault(static item => item is "ect0" or "ect1" or "ect01" or "ce" or "noecn");
    }

    private void SkipPorts()
    {
        cursor.SkipSpace();
        var start = cursor.Place;
        if (char.IsAsciiDigit(cursor.Here))
        {
            cursor.TakeNumber();
            cursor.SkipSpace();
            if (cursor.Here == '>')
            {
                cursor.Place++;
                cursor.TakeNumber();
                return;
            }
        }

        cursor.Place = start;
    }

    private bool TakeWord(string word)
    {
        var before = cursor.Place;
        cursor.SkipBlanks();
        if (cursor.StartsWith(word))
        {
            cursor.Place += word.Length;
            return true;
        }

        cursor.Place = before;
        return false;
    }

    private List<DrillOption>? ReadOptions()
    {
        cursor.Take("<");
        if (cursor.TryTake("..."))
        {
            cursor.Take(">");
            return null;
        }

        var options = new List<DrillOption>();
        while (!cursor.TryTake(">"))
        {
            if (options.Count > 0)
            {
                cursor.Take(",");
            }

            options.Add(ReadOption());
        }

        return options;
    }

    private DrillOption ReadOption()
    {
        var place = cursor.Place;
        var name = cursor.TakeName();
        switch (name)
        {
            case "nop" or "eol" or "sackOK":
                return new DrillOption(name, []);
            case "mss" or "wscale":
                return new DrillOption(name, [cursor.TakeNumber()]);
            case "TS":
                cursor.Take("val");
                var value = cursor.TakeNumber();
                cursor.Take("ecr");
                return new DrillOption(name, [value, cursor.TakeNumber()]);
            case "sack":
                return ReadBlocks();
            case "FO" or "FOEXP":
                cursor.SkipSpace();
                return new DrillOption(name, [], ReadCookie());
            default:
                throw new SyntaxException(place, $"'{name}' is not a TCP option");
        }
    }

    private DrillOption ReadBlocks()
    {
        var edges = new List<uint>();
        cursor.SkipSpace();
        while (char.IsAsciiDigit(cursor.Here))
        {
            edges.Add(cursor.TakeNumber());
            cursor.Take(":");
            edges.Add(cursor.TakeNumber());
            cursor.SkipSpace();
        }

        return new DrillOption("sack", edges);
    }

    private string ReadCookie()
    {
        var place = cursor.Place;
        var cookie = cursor.TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return cookie.Length == 0 || cookie.All(static c => char.IsAsciiHexDigit(c))
            || cookie.Contains('_', StringComparison.Ordinal)
            ? cookie == "TFO_COOKIE" ? Sysctls.ValidCookie : cookie.ToLower(CultureInfo.InvariantCulture)
            : throw new SyntaxException(place, $"'{cookie}' is not a cookie in hexadecimal");
    }
}
