// Read first: RFC 4987; Linux tcp_conn_request, tcp_v4_syn_recv_sock, sk_acceptq_is_full, inet_csk_reqsk_queue_is_full.
namespace NetSim.Protocols.Tcp;

/// <summary>A listening socket’s queues, shared by the connections that it opens: SYNs that are not complete, and
/// connections that nobody has accepted.</summary>
/// <remarks>A connection without one (<see cref="TcpConnection.Listen"/>) meets no limits and is accepted at
/// once.</remarks>
public sealed class TcpListener
{
    private readonly int _backlog;
    private readonly SynCookies _cookies;

    /// <summary>Empty queues.</summary>
    /// <param name="backlog">The argument of listen(): one more connection than this waits to be accepted, and as many
    /// SYNs to be completed. At least 0.</param>
    /// <param name="cookies">Whether SYN cookies help where the SYN queue is full.</param>
    /// <param name="abortsOnOverflow">Whether a client whose ACK finds the accept queue full is reset; otherwise its ACK
    /// is dropped (Linux, tcp_abort_on_overflow = 0, the default).</param>
    public TcpListener(int backlog, SynCookies cookies = SynCookies.OnOverflow, bool abortsOnOverflow = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(backlog);
        _backlog = backlog;
        _cookies = cookies;
        AbortsOnOverflow = abortsOnOverflow;
    }

    /// <summary>Connections that wait to be accepted.</summary>
    public int Waiting { get; private set; }

    /// <summary>SYNs that were answered and are not complete, cookies left out.</summary>
    public int HalfOpen { get; private set; }

    /// <summary>SYNs and ACKs that were dropped because a queue was full.</summary>
    public long Dropped { get; private set; }

    internal bool AbortsOnOverflow { get; }

    // Linux: “more than”, so one more than the backlog fits.
    private bool IsAcceptQueueFull => Waiting > _backlog;

    /// <summary>accept(): the application takes a connection.</summary>
    /// <exception cref="InvalidOperationException">None waits.</exception>
    public void Accept()
    {
        if (Waiting == 0)
        {
            throw new InvalidOperationException("No connection waits to be accepted.");
        }

        Waiting--;
    }

    /// <summary>A SYN came.</summary>
    /// <param name="usesCookie">Whether it is answered with a cookie and forgotten.</param>
    /// <returns>Whether it is answered at all.</returns>
    internal bool TryAdmit(out bool usesCookie)
    {
        var isFull = HalfOpen > _backlog;
        usesCookie = _cookies == SynCookies.Always || (isFull && _cookies == SynCookies.OnOverflow);
        if (IsAcceptQueueFull || (isFull && !usesCookie))
        {
            Dropped++;
            return false;
        }

        if (!usesCookie)
        {
            HalfOpen++;
        }

        return true;
    }

    /// <summary>The ACK that completes a connection came.</summary>
    /// <returns>Whether the connection finds room to wait.</returns>
    internal bool TryQueue()
    {
        if (IsAcceptQueueFull)
        {
            Dropped++;
            return false;
        }

        Waiting++;
        return true;
    }

    /// <summary>A SYN is complete, or was given up.</summary>
    internal void Forget() => HalfOpen--;
}
