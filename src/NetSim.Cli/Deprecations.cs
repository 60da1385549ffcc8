using NetSim.Network;
using NetSim.Protocols.Tls;

namespace NetSim.Cli;

/// <summary>Warns of connections that speak a version of TLS that must not be used any more.</summary>
internal static class Deprecations
{
    /// <summary>A line for each such connection.</summary>
    public static void Warn(Scenario scenario, Terminal terminal)
    {
        foreach (var connection in scenario.Connections)
        {
            if (connection.Tls is { } client && TlsDeprecation.Of(Spoken(client, connection.ServerTls ?? client)) is { } why)
            {
                terminal.Error.WriteLine($"netsim: warning: {connection.Name}: {why}");
            }
        }
    }

    private static TlsVersion Spoken(TlsOptions client, TlsOptions server) =>
        client.MaximumVersion < server.MaximumVersion ? client.MaximumVersion : server.MaximumVersion;
}
