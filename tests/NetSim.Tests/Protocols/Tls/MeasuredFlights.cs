namespace NetSim.Tests.Protocols.Tls;

/// <summary>Flights measured with a real TLS library, by configuration.</summary>
internal static class MeasuredFlights
{
    /// <summary>The lines of each configuration of a file in <c>Measured/</c>.</summary>
    public static Dictionary<string, List<string>> Read(string file)
    {
        var configurations = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? lines = null;
        foreach (var line in File.ReadLines(TestFiles.Beside($"Measured/{file}")))
        {
            if (line.StartsWith('['))
            {
                configurations.Add(line.Trim('[', ']'), lines = []);
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                lines!.Add(line);
            }
        }

        return configurations;
    }
}
