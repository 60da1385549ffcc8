using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The client of a TLS connection: a full handshake of TLS 1.3 or 1.2, application data,
/// close_notify.</summary>
/// <remarks>
/// States: START, WAIT_SH, then in TLS 1.3 WAIT_EE, WAIT_CERT_CR, WAIT_CV, WAIT_FINISHED (RFC 8446 Appendix
/// A.1), in TLS 1.2 WAIT_CERT, WAIT_SKE, WAIT_SHD, WAIT_NST, WAIT_CCS, WAIT_FINISHED; then CONNECTED,
/// CLOSE_SENT, CLOSE_RECEIVED, CLOSED; or FAILED.
/// </remarks>
public sealed class TlsClient : ITlsEndpoint
{
    private readonly TlsConnection _connection;

    /// <summary>Makes an endpoint in START.</summary>
    /// <param name="options">What it offers and allows.</param>
    /// <param name="cpu">The processor of its host.</param>
    /// <param name="session">What it resumes with, from an earlier connection; null: what the options say.</param>
    public TlsClient(TlsOptions options, ICpu cpu, TlsSession? session = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cpu);
        _connection = new TlsConnection(options, cpu, connection => new ClientHandshake(
            options, connection, session ?? TlsSessions.Of(options)));
    }

    /// <inheritdoc/>
    public string StateName => _connection.StateName;

    /// <inheritdoc/>
    public bool IsHandshakeComplete => _connection.IsHandshakeComplete;

    /// <inheritdoc/>
    public bool IsWriteClosed => _connection.IsWriteClosed;

    /// <inheritdoc/>
    public bool IsWorking => _connection.IsWorking;

    /// <inheritdoc/>
    public SimTime? NextTimeout => _connection.NextTimeout;

    /// <inheritdoc/>
    public void Open(SimTime now) => _connection.Open(now);

    /// <inheritdoc/>
    public void Send(long bytes, SimTime now) => _connection.Send(bytes, now);

    /// <inheritdoc/>
    public void Close(SimTime now) => _connection.Close(now);

    /// <inheritdoc/>
    public void EndOfStream(SimTime now) => _connection.EndOfStream(now);

    /// <inheritdoc/>
    public void Receive(in TlsRecord unit, SimTime now) => _connection.Receive(unit, now);

    /// <inheritdoc/>
    public void HandleTimeout(SimTime now) => _connection.HandleTimeout(now);

    /// <inheritdoc/>
    public bool TryTransmit(SimTime now, out TlsRecord unit) => _connection.Writer.TryTake(out unit);

    /// <inheritdoc/>
    public bool TryReadEvent(out TlsEvent happened) => _connection.Reports.TryRead(out happened);

    /// <summary>Returns to the state of a new endpoint with the same options, without allocating.</summary>
    public void Reset() => _connection.Reset();
}
