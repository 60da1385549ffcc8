using NetSim.Engine;
using NetSim.Network.Applications;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What one end’s application can do with its connection, TCP or TLS on TCP.</summary>
/// <remarks>Each call sends what it can before it returns, as a system call does.</remarks>
/// <param name="scheduler">The engine.</param>
/// <param name="conversation">The connection.</param>
/// <param name="isClient">Which end this is.</param>
/// <param name="tcp">Its TCP.</param>
/// <param name="tls">TLS on it; null without.</param>
internal sealed class EndpointSocket(
    IScheduler scheduler, Conversation conversation, bool isClient, TcpConnection tcp, TlsStream? tls) : ISocket
{
    // What TCP is to do when TLS has said its last word.
    private TcpClosing _closing;

    /// <summary>Whether it carries what is said before TLS, which counts in no result.</summary>
    public bool IsPreamble { get; init; }

    /// <summary>What its application works on. Default: nothing takes time.</summary>
    public ICpu Cpu { get; init; } = IdleCpu.Instance;

    /// <summary>Application bytes read so far.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Whether the peer’s FIN came in order.</summary>
    public bool IsTcpEnded { get; set; }

    /// <inheritdoc/>
    public SimTime ConnectionStart => conversation.Start;

    /// <inheritdoc/>
    public bool IsAtEnd => tls is null
        ? IsTcpEnded && tcp.ReadableBytes == 0
        : tls.IsPeerClosed && tls.AvailableBytes == 0;

    private SimTime Now => scheduler.Now;

    /// <inheritdoc/>
    public long Read(long most)
    {
        var bytes = Math.Min(most, tls?.AvailableBytes ?? tcp.ReadableBytes);
        if (bytes == 0)
        {
            return 0;
        }

        if (tls is null)
        {
            tcp.Read(bytes, Now);
            Transmit();
        }
        else
        {
            tls.AvailableBytes -= bytes;
        }

        BytesReceived += bytes;
        if (isClient && !IsPreamble)
        {
            conversation.Times.OnData(Now);
        }

        return bytes;
    }

    /// <inheritdoc/>
    public SimTime Work(SimDuration length) => Cpu.Occupy(Now, length);

    /// <inheritdoc/>
    public SimTime? CloseDeadline => tcp.CloseDeadline(Now);

    /// <inheritdoc/>
    public long? UnsentBytes => !tcp.CanSend || _closing != TcpClosing.None || tls is { Endpoint.IsWriteClosed: true } ? null
        : tls is { Endpoint: { IsHandshakeComplete: false } or { IsWorking: true } } ? long.MaxValue
        : tcp.Socket.UnsentBytes;

    /// <inheritdoc/>
    public void Write(long bytes, bool more)
    {
        if (tls is null)
        {
            WriteToTcp(bytes, more);
            return;
        }

        tls.Endpoint.Send(bytes, Now);
        FlushTls(more);
    }

    /// <inheritdoc/>
    public void Shutdown() => CloseWith(TcpClosing.Shutdown);

    /// <inheritdoc/>
    public void Close() => CloseWith(TcpClosing.Close);

    /// <inheritdoc/>
    public void CloseBoth() => conversation.CloseBoth();

    /// <inheritdoc/>
    public void Abort()
    {
        conversation.EndWith(ConnectionOutcome.Aborted, "");
        tcp.Abort();
        Transmit();
    }

    /// <inheritdoc/>
    public void SetNoDelay(bool on)
    {
        tcp.NoDelay = on;
        Transmit();
    }

    /// <inheritdoc/>
    public void SetCork(bool on)
    {
        tcp.Socket.Cork = on;
        Transmit();
    }

    /// <inheritdoc/>
    public void SetLinger(SimDuration time) => tcp.Socket.Linger = time;

    /// <inheritdoc/>
    public void SetKeepAlive(bool on) => tcp.Socket.SetKeepAlive(on, Now);

    /// <inheritdoc/>
    public void Fail(ConnectionOutcome outcome, string explanation)
    {
        conversation.EndWith(outcome, explanation);
        tcp.Close(Now);
        Transmit();
    }

    /// <inheritdoc/>
    public void Note(string what, long bytes = 0)
    {
        if (conversation.Tracer is { } tracer)
        {
            tracer.Called(Now, isClient, bytes > 0 ? $"{what}({bytes})" : what);
        }
    }

    /// <summary>Sends all that TCP wants to send now.</summary>
    public void Transmit()
    {
        while (tcp.TryTransmit(Now, out var segment))
        {
            conversation.Send(isClient, segment, tcp.LastCause);
        }

        conversation.Tracer?.Sent(Now, isClient, tcp);
        conversation.Causes?.EndOf(isClient).Block(tcp);
    }

    /// <summary>Writes all records that TLS has ready to TCP.</summary>
    /// <param name="more">Whether more follows.</param>
    /// <returns>Whether there were any.</returns>
    public bool FlushTls(bool more = false)
    {
        var any = false;
        while (tls!.TryTakeWrite(Now, conversation.Tracer, isClient, out var bytes))
        {
            WriteToTcp(bytes, more);
            any = true;
        }

        return any;
    }

    /// <summary>Goes on with a close that waits for TLS: its close_notify goes out when the handshake is complete and all
    /// that was written before it is.</summary>
    /// <returns>Whether TCP was closed now, or what TLS held back was written.</returns>
    public bool CompleteClose()
    {
        if (tls is null)
        {
            return false;
        }

        // A hello that waited for early data goes out when there is none.
        var any = !tls.Endpoint.IsWorking && tls.FlushHeld(out var bytes) && WriteHeld(bytes);
        if (_closing != TcpClosing.None && (tls.Endpoint.IsWriteClosed || !tcp.CanSend))
        {
            FlushTls();
            CloseTcp();
            any = true;
        }

        return any;
    }

    private bool WriteHeld(int bytes)
    {
        WriteToTcp(bytes, more: false);
        return true;
    }

    private void CloseWith(TcpClosing closing)
    {
        _closing = closing;
        if (tls is { Endpoint.IsHandshakeComplete: true } or { IsEarly: true })
        {
            tls.Endpoint.Close(Now);
            FlushTls();
            if (!tls.Endpoint.IsWriteClosed)
            {
                return;
            }
        }

        CloseTcp();
    }

    private void CloseTcp()
    {
        conversation.Causes?.EndOf(isClient).End();
        if (_closing == TcpClosing.Close)
        {
            tcp.Close(Now);
        }
        else
        {
            tcp.Shutdown();
        }

        _closing = TcpClosing.None;
        Transmit();
    }

    // A write after the connection is gone is lost (EPIPE); the failure itself was told before.
    private void WriteToTcp(long bytes, bool more)
    {
        if (tcp.CanSend)
        {
            tcp.Send(bytes, more);
            conversation.Causes?.EndOf(isClient).Write(bytes);
            Transmit();
        }
    }

    /// <summary>The connection has failed: the next call of the application gives an error, and it does no more.</summary>
    public void Fail(ConnectionOutcome outcome, ScriptedApplication application)
    {
        Note(outcome switch
        {
            ConnectionOutcome.Refused => "ECONNREFUSED",
            ConnectionOutcome.TimedOut => "ETIMEDOUT",
            ConnectionOutcome.ResetByPeer => "ECONNRESET",
            ConnectionOutcome.Unreachable => "EHOSTUNREACH",
            _ => "connection aborted",
        });
        if (!application.IsFinished)
        {
            application.Stop();
            conversation.EndWith(outcome, "");
        }
    }
}
