using System.Text;

namespace NetSim.Tests.Reporting;

/// <summary>What something writes to a stream, as text.</summary>
internal static class Written
{
    public static string By(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            .GetString(stream.ToArray());
    }
}
