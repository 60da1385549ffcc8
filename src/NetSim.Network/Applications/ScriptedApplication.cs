using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Applications;

/// <summary>An application that does one step after the other and waits where a step has to.</summary>
/// <param name="steps">What it does.</param>
internal sealed class ScriptedApplication(IReadOnlyList<ApplicationStep> steps)
{
    // What a bulk sender keeps waiting, and what it writes at a time.
    private const long StreamBuffer = 256 * 1024;
    private const long StreamWrite = 64 * 1024;

    private int _next;
    private bool _isRunning;
    private bool _hasClosed;

    // What the current step still wants: bytes, and until when it waits.
    private long _missing;
    private SimTime? _waitsUntil;

    /// <summary>Its random sizes and times.</summary>
    public ConversationDraws Draws { get; init; }

    /// <summary>Whether all steps are done.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether it was ended where it was.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether the current step reads.</summary>
    public bool IsReading => _isRunning && _next < steps.Count
        && steps[_next] is ApplicationStep.Receive or ApplicationStep.ReceiveRandom or ApplicationStep.ReceiveEof;

    /// <summary>Whether it is in a close() that waits for the peer (SO_LINGER).</summary>
    public bool IsClosing => _isRunning && _hasClosed;

    /// <summary>When it goes on by itself; null while it waits for the network or does nothing.</summary>
    public SimTime? NextTimeout => _isRunning ? _waitsUntil : null;

    /// <summary>Takes the first step out, if it is a write, for the SYN to carry it.</summary>
    /// <returns>How many bytes it writes; 0 if it is another step.</returns>
    public long TakeFirstWrite(ISocket socket)
    {
        var bytes = steps switch
        {
            [ApplicationStep.Send send, ..] => send.Bytes,
            [ApplicationStep.SendRandom send, ..] => Draws.Bytes(send.Size, send.Draw),
            _ => 0,
        };
        if (bytes > 0)
        {
            socket.Note("sendto(MSG_FASTOPEN)", bytes);
            _next = 1;
        }

        return bytes;
    }

    /// <summary>Begins: the connection is usable.</summary>
    public void Start() => _isRunning = true;

    /// <summary>Ends it where it is.</summary>
    public void Stop() => (_isRunning, IsStopped) = (false, true);

    /// <summary>Ends it as if all steps were done.</summary>
    public void Finish()
    {
        _isRunning = false;
        IsFinished = true;
    }

    /// <summary>Does the steps that can be done now.</summary>
    /// <returns>Whether anything was done.</returns>
    public bool Advance(ISocket socket, SimTime now)
    {
        var any = false;
        while (_isRunning)
        {
            if (_next == steps.Count)
            {
                Finish();
                return true;
            }

            var step = steps[_next];
            if (!TryDo(step, socket, now))
            {
                return any;
            }

            any = true;
            _next++;
            _missing = 0;
            _waitsUntil = null;
        }

        return any;
    }

    // Whether the step is done.
    private bool TryDo(ApplicationStep step, ISocket socket, SimTime now)
    {
        switch (step)
        {
            case ApplicationStep.Send send:
                return Write(send.Bytes, socket);
            case ApplicationStep.SendRandom send:
                return Write(Draws.Bytes(send.Size, send.Draw), socket);
            case ApplicationStep.SendMore send:
                socket.Note("send(MSG_MORE)", send.Bytes);
                socket.Write(send.Bytes, more: true);
                return true;
            case ApplicationStep.Stream:
                return FillBuffer(socket);
            case ApplicationStep.Receive receive:
                return TryReceive(receive.Bytes, socket);
            case ApplicationStep.ReceiveRandom receive:
                return TryReceive(Draws.Bytes(receive.Size, receive.Draw), socket);
            case ApplicationStep.ReceiveEof:
                return TryReceiveEnd(socket);
            case ApplicationStep.Wait wait:
                return now >= (_waitsUntil ??= now + wait.Length);
            case ApplicationStep.WaitRandom wait:
                return now >= (_waitsUntil ??= now + Draws.Time(wait.Time, wait.Draw));
            case ApplicationStep.Process process:
                return now >= (_waitsUntil ??= socket.Work(Draws.Time(process.Work, process.Draw)));
            case ApplicationStep.At at:
                return now >= (_waitsUntil ??= socket.ConnectionStart + at.Time);
            case ApplicationStep.Shutdown:
                socket.Note("shutdown(SHUT_WR)");
                socket.Shutdown();
                return true;
            case ApplicationStep.Close:
                return TryClose(socket);
            case ApplicationStep.CloseBoth:
                socket.CloseBoth();
                return true;
            case ApplicationStep.Abort:
                socket.Note("abort()");
                socket.Abort();
                return true;
            case ApplicationStep.SetNoDelay noDelay:
                socket.Note(noDelay.On ? "setsockopt(TCP_NODELAY, 1)" : "setsockopt(TCP_NODELAY, 0)");
                socket.SetNoDelay(noDelay.On);
                return true;
            case ApplicationStep.SetCork cork:
                socket.Note(cork.On ? "setsockopt(TCP_CORK, 1)" : "setsockopt(TCP_CORK, 0)");
                socket.SetCork(cork.On);
                return true;
            case ApplicationStep.SetLinger linger:
                socket.Note("setsockopt(SO_LINGER)");
                socket.SetLinger(linger.Time);
                return true;
            case ApplicationStep.SetKeepAlive keepAlive:
                socket.Note(keepAlive.On ? "setsockopt(SO_KEEPALIVE, 1)" : "setsockopt(SO_KEEPALIVE, 0)");
                socket.SetKeepAlive(keepAlive.On);
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, null);
        }
    }

    private static bool Write(long bytes, ISocket socket)
    {
        socket.Note("send", bytes);
        socket.Write(bytes, more: false);
        return true;
    }

    // Never done; more is written when more was sent.
    private static bool FillBuffer(ISocket socket)
    {
        while (socket.UnsentBytes < StreamBuffer)
        {
            socket.Write(StreamWrite, more: false);
        }

        return false;
    }

    private bool TryReceive(long bytes, ISocket socket)
    {
        _missing = _missing == 0 ? bytes : _missing;
        _missing -= socket.Read(_missing);
        if (_missing == 0)
        {
            socket.Note("received", bytes);
            return true;
        }

        if (socket.IsAtEnd)
        {
            Stop();
            socket.Fail(
                ConnectionOutcome.Truncated,
                $"the stream ended {_missing} B before the {bytes} B that were expected");
        }

        return false;
    }

    // With SO_LINGER close() returns only when all is acknowledged, or when its time is up.
    private bool TryClose(ISocket socket)
    {
        if (!_hasClosed)
        {
            socket.Note("close()");
            socket.Close();
            _hasClosed = true;
        }

        _waitsUntil = socket.CloseDeadline;
        return _waitsUntil is null;
    }

    private static bool TryReceiveEnd(ISocket socket)
    {
        while (socket.Read(long.MaxValue) > 0)
        {
            // Nobody wants it.
        }

        if (!socket.IsAtEnd)
        {
            return false;
        }

        socket.Note("recv EOF");
        return true;
    }
}
