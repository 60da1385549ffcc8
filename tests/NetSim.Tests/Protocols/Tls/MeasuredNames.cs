using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>OpenSSL’s names for what we have a word for.</summary>
internal static class MeasuredNames
{
    public static TlsVersion Version(string number) => number switch
    {
        "10" => TlsVersion.Tls10,
        "11" => TlsVersion.Tls11,
        "12" => TlsVersion.Tls12,
        _ => TlsVersion.Tls13,
    };

    public static CertificateAlgorithm Certificate(string key) => key switch
    {
        "P-256" => CertificateAlgorithm.EcdsaP256,
        "P-384" => CertificateAlgorithm.EcdsaP384,
        "rsa2048" => CertificateAlgorithm.Rsa2048,
        "rsa3072" => CertificateAlgorithm.Rsa3072,
        "rsa4096" => CertificateAlgorithm.Rsa4096,
        "ED25519" => CertificateAlgorithm.Ed25519,
        "ED448" => CertificateAlgorithm.Ed448,
        "ML-DSA-44" => CertificateAlgorithm.MlDsa44,
        "ML-DSA-65" => CertificateAlgorithm.MlDsa65,
        "ML-DSA-87" => CertificateAlgorithm.MlDsa87,
        _ => throw new ArgumentException($"no word for {key}", nameof(key)),
    };

    /// <summary>Groups that are named. A client lists these alone.</summary>
    public static TlsOptions WithGroups(TlsOptions options, string names)
    {
        var words = names.Split(':');
        return options with
        {
            KeyExchanges = [.. words.Select(word => Group(word.TrimStart('*')))],
            KeyShares = Math.Max(1, words.Count(word => word.StartsWith('*'))),
            ListedGroups = words.Length,
        };
    }

    /// <summary>Suites of TLS 1.3.</summary>
    public static TlsOptions WithSuites(TlsOptions options, string names, TlsVersion served)
    {
        var words = names.Split(':');
        var listed = options with { ModernSuites = words.Length };
        return served < TlsVersion.Tls13 ? listed : listed with { Ciphers = [.. words.Select(Cipher)] };
    }

    /// <summary>Suites of TLS 1.2 and older: how keys are exchanged, and the cipher.</summary>
    public static TlsOptions WithCiphers(TlsOptions options, string names, bool isClient)
    {
        if (names.StartsWith("DEFAULT", StringComparison.Ordinal))
        {
            return options;
        }

        var listed = options with { LegacySuites = isClient ? names.Split(':').Length : null };
        return options.MaximumVersion == TlsVersion.Tls13
            ? listed : listed with { Ciphers = Ciphers(names), KeyExchanges = [Exchange(names, options.Certificate)] };
    }

    /// <summary>The ciphers of suites.</summary>
    public static Preferences<CipherAlgorithm> Ciphers(string names) => [.. names.Split('@')[0].Split(':').Select(Cipher).Distinct()];

    // A server chooses finite fields as strong as its key (SSL_CTX_set_dh_auto).
    private static KeyExchangeAlgorithm Exchange(string names, CertificateAlgorithm certificate) =>
        names.StartsWith("ECDHE", StringComparison.Ordinal) ? KeyExchangeAlgorithm.X25519
        : !names.StartsWith("DHE", StringComparison.Ordinal) ? KeyExchangeAlgorithm.Rsa
        : certificate switch
        {
            CertificateAlgorithm.Rsa3072 => KeyExchangeAlgorithm.Ffdhe3072,
            CertificateAlgorithm.Rsa4096 => KeyExchangeAlgorithm.Ffdhe4096,
            _ => KeyExchangeAlgorithm.Ffdhe2048,
        };

    private static KeyExchangeAlgorithm Group(string name) => name switch
    {
        "X25519" => KeyExchangeAlgorithm.X25519,
        "X448" => KeyExchangeAlgorithm.X448,
        "P-256" => KeyExchangeAlgorithm.P256,
        "P-384" => KeyExchangeAlgorithm.P384,
        "P-521" => KeyExchangeAlgorithm.P521,
        "ffdhe2048" => KeyExchangeAlgorithm.Ffdhe2048,
        "ffdhe3072" => KeyExchangeAlgorithm.Ffdhe3072,
        "ffdhe4096" => KeyExchangeAlgorithm.Ffdhe4096,
        "MLKEM512" => KeyExchangeAlgorithm.MlKem512,
        "MLKEM768" => KeyExchangeAlgorithm.MlKem768,
        "MLKEM1024" => KeyExchangeAlgorithm.MlKem1024,
        "X25519MLKEM768" => KeyExchangeAlgorithm.X25519MlKem768,
        "SecP256r1MLKEM768" => KeyExchangeAlgorithm.SecP256r1MlKem768,
        "SecP384r1MLKEM1024" => KeyExchangeAlgorithm.SecP384r1MlKem1024,
        _ => throw new ArgumentException($"no word for {name}", nameof(name)),
    };

    private static CipherAlgorithm Cipher(string name) => name switch
    {
        _ when name.Contains("CHACHA20", StringComparison.Ordinal) => CipherAlgorithm.ChaCha20Poly1305,
        _ when name.Contains("GCM", StringComparison.Ordinal) =>
            name.Contains("128", StringComparison.Ordinal) ? CipherAlgorithm.Aes128Gcm : CipherAlgorithm.Aes256Gcm,
        _ when name.EndsWith("SHA256", StringComparison.Ordinal) => CipherAlgorithm.Aes128CbcSha256,
        _ when name.EndsWith("SHA384", StringComparison.Ordinal) => CipherAlgorithm.Aes256CbcSha384,
        _ => name.Contains("128", StringComparison.Ordinal) ? CipherAlgorithm.Aes128CbcSha : CipherAlgorithm.Aes256CbcSha,
    };
}
