using System.Collections.Frozen;
using System.Text;

namespace NetSim.Protocols.Tls;

/// <summary>The names that the RFCs give to our enums’ members.</summary>
public static class TlsNames
{
    private static readonly FrozenDictionary<TlsAlert, string> Alerts =
        Enum.GetValues<TlsAlert>().ToFrozenDictionary(static alert => alert, static alert => SnakeCase(alert.ToString()));

    private static readonly FrozenDictionary<TlsAlert, string> AlertRecords =
        Alerts.ToFrozenDictionary(static named => named.Key, static named => $"Alert {named.Value}");

    private static readonly FrozenDictionary<TlsMessageType, string> Messages =
        Enum.GetValues<TlsMessageType>().ToFrozenDictionary(static message => message, static message => message.ToString());

    /// <summary>An alert’s name: <c>close_notify</c>.</summary>
    public static string Of(TlsAlert alert) => Alerts.TryGetValue(alert, out var name) ? name : SnakeCase(alert.ToString());

    /// <summary>A message’s name: <c>ClientHello</c>.</summary>
    public static string Of(TlsMessageType message) => Messages.TryGetValue(message, out var name) ? name : message.ToString();

    /// <summary>What a record with an alert is called: <c>Alert close_notify</c>.</summary>
    internal static string RecordOf(TlsAlert alert) => AlertRecords.TryGetValue(alert, out var name) ? name : $"Alert {Of(alert)}";

    /// <summary>A version’s name: <c>TLS 1.3</c>.</summary>
    public static string Of(TlsVersion version) => version switch
    {
        TlsVersion.Ssl30 => "SSL 3.0",
        TlsVersion.Tls10 => "TLS 1.0",
        TlsVersion.Tls11 => "TLS 1.1",
        TlsVersion.Tls12 => "TLS 1.2",
        TlsVersion.Tls13 => "TLS 1.3",
    };

    /// <summary>The names of some versions: <c>TLS 1.3, TLS 1.2</c>.</summary>
    public static string Of(IEnumerable<TlsVersion> versions) => string.Join(", ", versions.Select(Of));

    /// <summary>A group and a cipher: <c>X25519 with Aes256Gcm</c>.</summary>
    internal static string SuiteOf(KeyExchangeAlgorithm? group, CipherAlgorithm cipher) =>
        group is { } known
            ? $"{Algorithms.Of(known).Name} with {Algorithms.Of(cipher).Name}" : Algorithms.Of(cipher).Name;

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
