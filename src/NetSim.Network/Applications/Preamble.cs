// Read first: RFC 3207 §5; RFC 3501 §6.2.1; PostgreSQL’s manual, “Frontend/Backend Protocol”, SSL Session Encryption.
namespace NetSim.Network.Applications;

/// <summary>What client and server say to each other before TLS: lines in turn.</summary>
internal sealed class Preamble
{
    // The server’s lines come first, then client and server in turn; lengths are those of the RFCs’ own examples.
    private static readonly Preamble Smtp = new(
        "220 mail.imc.org SMTP service ready",
        [
            ("EHLO mail.example.com", "250-mail.imc.org offers a warm hug of welcome\r\n250-8BITMIME\r\n250-STARTTLS\r\n250 DSN"),
            ("STARTTLS", "220 Go ahead"),
        ]);

    private static readonly Preamble Imap = new(
        "* OK IMAP4rev1 Service Ready",
        [
            ("a001 CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na001 OK CAPABILITY completed"),
            ("a002 STARTTLS", "a002 OK Begin TLS negotiation now"),
        ]);

    // The request is a length and a code, 4 bytes each; the answer is the letter S.
    private static readonly Preamble PostgreSql = new(
        [new ApplicationStep.Send(8), new ApplicationStep.Receive(1)], [new ApplicationStep.Receive(8), new ApplicationStep.Send(1)]);

    private Preamble(IReadOnlyList<ApplicationStep> client, IReadOnlyList<ApplicationStep> server)
    {
        Client = client;
        Server = server;
        ClientBytes = client.OfType<ApplicationStep.Send>().Sum(step => step.Bytes);
        ServerBytes = server.OfType<ApplicationStep.Send>().Sum(step => step.Bytes);
    }

    private Preamble(string greeting, IReadOnlyList<(string Client, string Server)> lines)
        : this(
            [new ApplicationStep.Receive(Length(greeting)), .. lines.SelectMany(line => ClientSteps(line.Client, line.Server))],
            [new ApplicationStep.Send(Length(greeting)), .. lines.SelectMany(line => ServerSteps(line.Client, line.Server))])
    {
    }

    /// <summary>What the client does.</summary>
    public IReadOnlyList<ApplicationStep> Client { get; }

    /// <summary>What the server does.</summary>
    public IReadOnlyList<ApplicationStep> Server { get; }

    /// <summary>Bytes that the client sends before TLS.</summary>
    public long ClientBytes { get; }

    /// <summary>Bytes that the server sends before TLS.</summary>
    public long ServerBytes { get; }

    /// <summary>That of a protocol; null without one.</summary>
    public static Preamble? Of(StartTls protocol) => protocol switch
    {
        StartTls.None => null,
        StartTls.Smtp => Smtp,
        StartTls.Imap => Imap,
        StartTls.PostgreSql => PostgreSql,
    };

    private static IEnumerable<ApplicationStep> ClientSteps(string said, string answered) =>
        [new ApplicationStep.Send(Length(said)), new ApplicationStep.Receive(Length(answered))];

    private static IEnumerable<ApplicationStep> ServerSteps(string heard, string answers) =>
        [new ApplicationStep.Receive(Length(heard)), new ApplicationStep.Send(Length(answers))];

    // CR LF ends a line.
    private static int Length(string line) => line.Length + 2;
}
