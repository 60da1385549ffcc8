// Read first: RFC 8446 §4.4.2.4 and §6.2; OpenSSL’s ssl/statem/statem_lib.c (ssl_x509err2alert).
namespace NetSim.Protocols.Tls;

/// <summary>What a verifier does about a certificate that is not right.</summary>
internal static class CertificateCheck
{
    /// <summary>What the client finds in the server’s certificate; null: it is right, as far as can be seen.</summary>
    public static TlsAlert? OfServer(TlsOptions client, ServerChoice choice)
    {
        // A revoked certificate looks like any other; its state has to be asked for.
        var isAsked = choice.OcspResponseBytes > 0 || client.OcspLookup is not null;
        return client.CertificateProblem == CertificateProblem.Revoked && !isAsked
            ? null : AlertFor(client.CertificateProblem);
    }

    /// <summary>What the server finds in the client’s certificate.</summary>
    public static TlsAlert? OfClient(TlsOptions server) => AlertFor(server.ClientCertificateProblem);

    /// <summary>The problem in words.</summary>
    public static string Describe(CertificateProblem problem) => problem switch
    {
        CertificateProblem.Expired => "its time is over",
        CertificateProblem.NotYetValid => "its time has not begun",
        CertificateProblem.WrongName => "it is for another name",
        CertificateProblem.UnknownAuthority => "no trusted authority signed it",
        CertificateProblem.Revoked => "it was revoked",
        CertificateProblem.WrongKey => "its owner cannot sign with its key",
        CertificateProblem.None => "nothing is wrong",
    };

    private static TlsAlert? AlertFor(CertificateProblem problem) => problem switch
    {
        CertificateProblem.Expired => TlsAlert.CertificateExpired,
        CertificateProblem.NotYetValid or CertificateProblem.WrongName => TlsAlert.BadCertificate,
        CertificateProblem.UnknownAuthority => TlsAlert.UnknownCa,
        CertificateProblem.Revoked => TlsAlert.CertificateRevoked,
        // Found out with its first signature.
        CertificateProblem.WrongKey or CertificateProblem.None => null,
    };
}
