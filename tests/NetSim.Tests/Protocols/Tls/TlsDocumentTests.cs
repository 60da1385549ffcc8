using System.Globalization;
using System.Text;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tls;
using NetSim.Reporting.Ladders;
using NetSim.Tests.Protocols.Tcp;
using NetSim.Tests.Topologies;
using NetSim.Topologies;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>The tables and ladders of the documents are those of the code.</summary>
public class TlsDocumentTests
{
    private const string Algorithm = "tls-algorithms.md";

    [Fact]
    public void Key_exchanges()
    {
        var rows = Enum.GetValues<KeyExchangeAlgorithm>().Select(Algorithms.Of).Select(figures => Row(
            figures.Name,
            figures.ClientShareBytes,
            figures.ServerShareBytes,
            Micro(figures.Generation),
            Micro(figures.ServerGeneration),
            Micro(figures.ServerDerivation),
            Micro(figures.ClientDerivation),
            figures.Source));
        Documents.MatchBlock(Algorithm, "key exchanges", Table(
            "key exchange|client's share, B|server's share, B|client generates, µs|server generates, µs|server derives, µs|client derives, µs|source",
            rows));
    }

    [Fact]
    public void Certificates()
    {
        var rows = Enum.GetValues<CertificateAlgorithm>().Select(Row);
        Documents.MatchBlock(Algorithm, "certificates", Table(
            "algorithm|public key (DER), B|signature, B|leaf, B|first intermediate, B|leaf of a Merkle tree, B|signs, µs|verifies, µs|source",
            rows));

        static string Row(CertificateAlgorithm algorithm)
        {
            var figures = Algorithms.Of(algorithm);
            return TlsDocumentTests.Row(
                figures.Name,
                figures.PublicKeyBytes,
                figures.SignatureBytes,
                CertificateModel.Bytes(algorithm, algorithm, 0),
                CertificateModel.Bytes(algorithm, algorithm, 1),
                CertificateModel.MerkleTreeBytes(algorithm),
                Micro(figures.Signing),
                Micro(figures.Verification),
                figures.Source);
        }
    }

    [Fact]
    public void Ciphers()
    {
        var rows = Enum.GetValues<CipherAlgorithm>().Select(Algorithms.Of).Select(figures => Row(
            figures.Name,
            Added(figures, TlsVersion.Tls13),
            Added(figures, TlsVersion.Tls12),
            Added(figures, TlsVersion.Tls10),
            figures.BytesPerMicrosecond,
            figures.Source));
        Documents.MatchBlock(Algorithm, "ciphers", Table(
            "cipher|adds to 1,000 B in TLS 1.3, B|in TLS 1.2, B|in TLS 1.0, B|bytes a µs|source", rows));

        static string Added(CipherFigures figures, TlsVersion version) => figures.IsFor(version)
            ? (figures.FragmentBytes(version, 1000) - 1000).ToString(CultureInfo.InvariantCulture) : "";
    }

    [Fact]
    public void Each_flow_with_its_ladder()
    {
        var page = new StringBuilder(
            "# TLS, flow by flow\n\nEach topology of `topologies/tls`, with the ladder that its first line draws. What the parts "
            + "mean is told in [ladders](ladders.md); what the model does, in [TLS](tls.md).\n");
        foreach (var name in ShippedTopologies.Names.Select(row => row.Data).Where(name => name.StartsWith("tls/", StringComparison.Ordinal)))
        {
            var path = ShippedTopologies.PathOf(name);
            var scenario = TopologyFile.Load(path);
            var trace = new RunTrace();
            new Simulation(scenario, new NetSim.Engine.Simulator()).Run(0, trace);
            var ladder = LadderText.Draw(Ladder.Of(scenario.Name, scenario.Connections[0], trace, 0));
            page.Append(CultureInfo.InvariantCulture, $"\n## {scenario.Name}\n\n{Comment(path)}\n\n")
                .Append(CultureInfo.InvariantCulture, $"    $ netsim ladder topologies/{name}.yaml\n")
                .Append(string.Concat(ladder.Split('\n').Select(line => line.Length > 0 ? $"    {line}\n" : "\n")).TrimEnd())
                .Append('\n');
        }

        Documents.Match("tls-flows.md", page.ToString());
    }

    // What stands above the name, behind the line with the command.
    private static string Comment(string path) => string.Join(' ', File.ReadLines(path)
        .TakeWhile(line => !line.StartsWith("name:", StringComparison.Ordinal))
        .SkipWhile(line => !line.StartsWith("#   netsim", StringComparison.Ordinal)).Skip(2)
        .Select(line => line.TrimStart('#', ' ')));

    private static string Micro(SimDuration time) => (time.Nanoseconds / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Row(params object[] cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Table(string headings, IEnumerable<string> rows) =>
        $"| {headings.Replace("|", " | ", StringComparison.Ordinal)} |\n"
        + string.Concat(Enumerable.Repeat("|---", headings.Count(letter => letter == '|') + 1)) + "|\n"
        + string.Concat(rows);
}
