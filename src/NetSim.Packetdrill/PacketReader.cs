using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Reads packets.</summary>
/// <param name="cursor">Where they stand.</param>
internal sealed class PacketReader(ScriptCursor cursor)
{
    /// <summary>Reads what stands behind the sign of the direction.</summary>
    public ScriptAction Read(bool isInbound)
    {
        cursor.SkipBlanks();
        var start = cursor.Offset;
        var ip = cursor.TryTake("[") ? cursor.TakeUntil("]") : cursor.TryTake("(") ? cursor.TakeUntil(")") : null;
        if (cursor.TryTakeWord("icmp"))
        {
            var line = cursor.Text.IndexOf('\n', cursor.Offset);
            cursor.Offset = line < 0 ? cursor.Text.Length : line;
            return new ControlMessageAction(isInbound, cursor.Text[start..cursor.Offset].Trim());
        }

        SkipPorts();
        var flags = ReadFlags();
        var sequence = cursor.TakeSequence();
        cursor.Take(":");
        var end = cursor.TakeSequence();
        cursor.Take("(");
        var payload = cursor.TakeInteger();
        cursor.Take(")");
        if (payload is < 0 or > 1 << 30 || unchecked(end - sequence) != payload)
        {
            throw cursor.Wrong($"{sequence}:{end}({payload}) does not add up");
        }

        uint? acknowledgment = cursor.TryTakeWord("ack") ? cursor.TakeSequence() : null;
        ushort? window = cursor.TryTakeWord("win") ? ReadWindow() : null;
        if (cursor.TryTakeWord("urg"))
        {
            cursor.TakeSequence();
        }

        return new PacketAction(
            isInbound, ip, flags, sequence, (int)payload, acknowledgment, window, ReadOptions());
    }

    private ushort ReadWindow()
    {
        var window = cursor.TakeInteger();
        return window is >= 0 and <= ushort.MaxValue ? (ushort)window : throw cursor.Wrong("a window has 16 bits");
    }

    private void SkipPorts()
    {
        cursor.SkipBlanks();
        var start = cursor.Offset;
        if (char.IsAsciiDigit(cursor.Current))
        {
            cursor.TakeWord();
            if (cursor.TryTake(">"))
            {
                cursor.TakeInteger();
                return;
            }
        }

        cursor.Offset = start;
    }

    private TcpFlags ReadFlags()
    {
        cursor.SkipBlanks();
        var flags = TcpFlags.None;
        var start = cursor.Offset;
        for (; !cursor.IsAtEnd && !char.IsWhiteSpace(cursor.Current); cursor.Offset++)
        {
            flags |= cursor.Current switch
            {
                'F' => TcpFlags.Fin,
                'S' => TcpFlags.Syn,
                'R' => TcpFlags.Reset,
                'P' => TcpFlags.Push,
                '.' => TcpFlags.Acknowledge,
                'E' => TcpFlags.EcnEcho,
                'W' => TcpFlags.CongestionWindowReduced,
                'U' => TcpFlags.Urgent,
                '-' => TcpFlags.None,
                _ => throw cursor.Wrong($"'{cursor.Current}' is no flag of TCP that is known here"),
            };
        }

        return cursor.Offset > start ? flags : throw cursor.Wrong("flags are expected");
    }

    private List<string>? ReadOptions()
    {
        cursor.SkipBlanks();
        if (cursor.Current != '<')
        {
            return [];
        }

        cursor.Offset++;
        var text = cursor.TakeUntil(">");
        if (text.Trim() == "...")
        {
            return null;
        }

        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => string.Join(' ', option.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(option => option.Length > 0)];
    }
}
