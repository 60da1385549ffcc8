using NetSim.Network;
using NetSim.Protocols.Tls;

namespace NetSim.Cli;

/// <summary>Warns of connections that speak a version of TLS that must not be used any more.</summary>
internal static class Deprecations
{
    /// <summary>A line for each such connection, at however many points it is one.</summary>
    public static void Warn(IEnumerable<Scenario> scenarios, Terminal terminal)
    {
        foreach (var warning in scenarios.SelectMany(Of).Distinct(StringComparer.Ordinal))
        {
            terminal.Error.WriteLine($"netsim: warning: {warning}");
        }
    }

    private static IEnumerable<string> Of(Scenario scenario)
    {
        foreach (var connection in scenario.Connections)
        {
            if (connection.Tls is { } client && TlsDeprecation.Of(Spoken(client, connection.ServerTls ?? client)) is { } why)
            {
                yield return $"{connection.Name}: {why}";
            }
        }
    }

    private static TlsVersion Spoken(TlsOptions client, TlsOptions server) =>
        client.MaximumVersion < server.MaximumVersion ? client.MaximumVersion : server.MaximumVersion;
}
