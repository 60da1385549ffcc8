using System.Buffers;
using System.Text;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>Reads topology files.</summary>
public static class TopologyFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a topology from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Changes to make first, in order, each <c>PATH=VALUE</c>; null for
    /// none.</param>
    /// <returns>The scenario with every default.</returns>
    /// <exception cref="TopologyException">With everything that is wrong; also where the file cannot be
    /// read.</exception>
    public static Scenario Load(string path, IReadOnlyList<string>? overrides = null) =>
        Read(ReadBytes(path), path, overrides);

    /// <summary>Reads a topology from the bytes of a file.</summary>
    /// <param name="content">UTF-8 text, with a byte order mark or without.</param>
    /// <param name="fileName">The file’s name, as in <see cref="TopologyReader.Read"/>.</param>
    /// <param name="overrides">Changes to make first, in order, each <c>PATH=VALUE</c>; null for
    /// none.</param>
    /// <exception cref="TopologyException">With everything that is wrong.</exception>
    public static Scenario Read(
        ReadOnlySpan<byte> content, string fileName, IReadOnlyList<string>? overrides = null) =>
        TopologyReader.Read(Decode(content, fileName), fileName, overrides);

    /// <summary>Reads a topology with what varies in it from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What is asked beside the file; null for nothing.</param>
    /// <exception cref="TopologyException">With everything that is wrong; also where the file cannot be
    /// read.</exception>
    public static Study LoadStudy(string path, StudyRequest? request = null) =>
        StudyReader.Read(ReadText(path), path, request);

    /// <summary>The text of a file.</summary>
    internal static string ReadText(string path) => Decode(ReadBytes(path), path);

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            // One byte more than allowed tells a file that is too large, a device without end too.
            var content = new byte[Limits.FileBytes + 1];
            var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return content[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : Directory.Exists(path) ? "this is a folder, not a file"
                : $"it cannot be read: {exception.Message}";
            throw Problem(new Origin(path, 0, 0), reason);
        }
    }

    private static string Decode(ReadOnlySpan<byte> content, string fileName)
    {
        if (content.Length > Limits.FileBytes)
        {
            throw Problem(new Origin(fileName, 1, 1), $"larger than {Limits.FileBytes / (1024 * 1024)} MiB");
        }

        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw Problem(new Origin(fileName, 1, 1), "this is UTF-16: save the file as UTF-8");
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            var valid = LengthOfValid(content);
            var before = StrictUtf8.GetString(content[..valid]);
            throw Problem(
                TextCheck.OriginAt(before, before.Length, fileName),
                $"the byte 0x{content[valid]:X2} is not UTF-8: save the file as UTF-8");
        }
    }

    private static int LengthOfValid(ReadOnlySpan<byte> content)
    {
        var length = 0;
        while (length < content.Length
            && Rune.DecodeFromUtf8(content[length..], out _, out var consumed) == OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }

    private static TopologyException Problem(Origin origin, string message) =>
        new([new TopologyProblem(origin.Source, origin.Line, origin.Column, message)]);
}
