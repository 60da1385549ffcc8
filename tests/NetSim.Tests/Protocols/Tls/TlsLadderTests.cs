using System.Text;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Whole conversations at 50 ms one way: every record, state and event with its time.</summary>
public class TlsLadderTests
{
    [Fact]
    public void Tls13() => Approved.Matches(Ladder(new TlsOptions()));

    [Fact]
    public void Tls12() => Approved.Matches(Ladder(new TlsOptions
    {
        MaximumVersion = TlsVersion.Tls12,
        Certificate = CertificateAlgorithm.Rsa2048,
    }));

    [Fact]
    public void No_version_in_common() => Approved.Matches(Text(new TlsPair(
        new TlsOptions { MinimumVersion = TlsVersion.Tls13 },
        new TlsOptions { MaximumVersion = TlsVersion.Tls12 },
        50.Milliseconds).Connect()));

    private static string Ladder(TlsOptions options)
    {
        // A request of 200 B as soon as the client may, a response of 20,000 B, a close by the server, then
        // the client.
        var pair = new TlsPair(options, 50.Milliseconds) { OnEvent = Converse };
        return Text(pair.Connect());

        static void Converse(TlsPair pair, bool atClient, TlsEvent happened)
        {
            switch (atClient, happened.Kind)
            {
                case (true, TlsEventKind.HandshakeComplete):
                    pair.Client.Send(200, pair.Now);
                    break;
                case (false, TlsEventKind.ApplicationData):
                    pair.Server.Send(20_000, pair.Now);
                    pair.Server.Close(pair.Now);
                    break;
                case (true, TlsEventKind.PeerClosed):
                    pair.Client.Close(pair.Now);
                    break;
            }
        }
    }

    private static string Text(TlsPair pair)
    {
        var text = new StringBuilder();
        foreach (var line in pair.Log)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
