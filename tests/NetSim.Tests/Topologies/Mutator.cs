using System.Text;

namespace NetSim.Tests.Topologies;

/// <summary>Spoils topology files: their bytes, their tokens, their lines. The same number gives the same
/// file.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> files)
{
    private const int MostMutations = 6;
    private const int LongestRepetition = 200;

    // What means something to YAML, to the format, or to number parsers.
    private static readonly string[] Tokens =
    [
        ":", ": ", "-", "- ", "?", "? ", ",", "[", "]", "{", "}", "[[[[", "{a: ", "#", " #", "&a", "&a ",
        "*a", "*fetch", "<<", "<<: ",
        "<<: *a", "!!str ", "!x ", "!<y> ", "|", "|\n", ">-\n", "'", "\"", "\\", "\"\\u0000\"", "\"\\x\"",
        "%YAML 1.1\n", "%TAG ! !\n",
        "---\n", "...\n", "@", "`", "\t", "\n", "\r", "\r\n", "\n\n", "  ", "        ", "\u0085", "\u2028",
        "\uFEFF", "\0", "ä", "网", "🦆", "~",
        "null", "true", "false", "yes", "0", "-0", "1", "-1", "1.5", "1e9", "1e999", "NaN", ".inf", "0x1F",
        "1_000", "18446744073709551616",
        "9223372036854775808", "79228162514264337593543950336", "0.0000000000000000000000000000001", "ms",
        " ms", "s", "%", "‰", "B", "KiB",
        "bit/s", "Gbit/s", "/s", "packets", "unlimited", "none", "any", "end", "stack", "same", "router",
        "server_tls", "drop", "jitter",
        "lognormal", "uniform", "mean", "deviation", "half_width", "forward", "backward", "poisson", "every",
        "first", "until", "count",
        "exchange", "client", "server", "r1", "close_both", "abort", "nodelay", "repeat", "1-", "-1", "3-2",
        "1-9223372036854775807",
        "tcp: { receive_buffer: 1 B }", "tcp: { mss: 1 B, initial_window: 1, time_wait: 1 ns }",
        "cpu: { cores: 1 }",
        "p95(", ")", "<=", ">=", "completed(page)", "mean(connect) <= 1 s", "vary", "script", "expect",
    ];

    private static readonly string[] Paths =
    [
        "seed", "runs", "links", "links.wire", "links.access.loss", "hosts.client.tcp.mss",
        "connections.page.tls", "expect.0", "expect",
        "connections.page.exchange.0.request", "a.b.c", "", ".", "links.", "connections.page.client.0.send",
        "hosts.x", "name",
    ];

    /// <summary>A spoilt file.</summary>
    /// <param name="number">Which.</param>
    /// <param name="overrides">Changes to make to it, mostly none.</param>
    public byte[] Spoil(int number, out string[] overrides)
    {
        var random = new Random(number);
        var content = files[random.Next(files.Count)];
        for (var count = random.Next(1, MostMutations + 1); count > 0; count--)
        {
            content = random.Next(3) switch
            {
                0 => SpoilBytes(content, random),
                1 => SpoilTokens(content, random),
                _ => SpoilLines(content, random),
            };
        }

        overrides = random.Next(5) > 0
            ? []
            : [$"{Pick(Paths, random)}={Pick(Tokens, random)}{Pick(Tokens, random)}"];
        return content;
    }

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private byte[] SpoilBytes(byte[] content, Random random)
    {
        var at = random.Next(content.Length + 1);
        var length = Math.Min(random.Next(8), content.Length - at);
        var (before, after) = (content[..at], content[(at + length)..]);
        var part = content[at..(at + length)];
        var other = Pick(files, random);
        var from = random.Next(other.Length + 1);
        return random.Next(6) switch
        {
            0 => [.. before, .. after],
            1 => [.. before, .. part, .. part, .. after],
            2 => [.. before, (byte)random.Next(256), .. part, .. after],
            3 => [.. before, (byte)random.Next(0x20, 0x7F), .. after],
            4 => [.. before, .. other[from..]],
            _ => before,
        };
    }

    private static byte[] SpoilTokens(byte[] content, Random random)
    {
        var text = Encoding.UTF8.GetString(content);
        var tokens = Split(text);
        if (tokens.Count == 0)
        {
            return Encoding.UTF8.GetBytes(Pick(Tokens, random));
        }

        var at = random.Next(tokens.Count);
        switch (random.Next(5))
        {
            case 0:
                tokens[at] = Pick(Tokens, random);
                break;
            case 1:
                tokens.Insert(at, Pick(Tokens, random));
                break;
            case 2:
                tokens.RemoveAt(at);
                break;
            case 3:
                var other = random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            default:
                tokens[at] = string.Concat(
                    Enumerable.Repeat(Pick(Tokens, random), random.Next(LongestRepetition)));
                break;
        }

        return Encoding.UTF8.GetBytes(string.Concat(tokens));
    }

    private static byte[] SpoilLines(byte[] content, Random random)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n').ToList();
        var at = random.Next(lines.Count);
        var colon = lines[at].IndexOf(": ", StringComparison.Ordinal);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count), lines[at]);
                break;
            case 2:
                lines[at] = "  " + lines[at];
                break;
            case 3:
                lines[at] = lines[at].StartsWith("  ", StringComparison.Ordinal)
                    ? lines[at][2..]
                    : "\t" + lines[at];
                break;
            case 4 when colon > 0:
                lines[at] = $"{lines[at][..colon]}: [{lines[at][(colon + 2)..]}]";
                break;
            case 5 when colon > 0:
                lines[at] = $"{lines[at][..colon]}: {{ {Pick(Tokens, random)}: {lines[at][(colon + 2)..]} }}";
                break;
            default:
                lines[at] += Pick(Tokens, random);
                break;
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    // Words, and everything else a character at a time.
    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (char.IsLetterOrDigit(text[at]) && end < text.Length
                && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }
}
