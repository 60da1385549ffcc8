using NetSim.Network.Applications;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Carries one end’s TLS: records to TCP and from it, and what TLS says to whoever has to know.</summary>
/// <param name="conversation">The connection.</param>
/// <param name="isClient">Which end this is.</param>
/// <param name="tcp">Its TCP.</param>
/// <param name="stream">Its TLS.</param>
/// <param name="socket">Its socket.</param>
/// <param name="application">Its application.</param>
/// <param name="opening">What is said before TLS; null: nothing.</param>
internal sealed class TlsPump(
    Conversation conversation,
    bool isClient,
    TcpConnection tcp,
    TlsStream stream,
    EndpointSocket socket,
    ScriptedApplication application,
    TlsOpening? opening)
{
    /// <summary>When TLS goes on by itself; null while it waits for the network.</summary>
    public SimTime? NextTimeout => stream.Endpoint.NextTimeout;

    /// <summary>Whether TLS computes, or waits for an answer that it needs for that.</summary>
    public bool IsWorking => stream.Endpoint.IsWorking;

    // The process reads while its application does, and all through the handshake.
    private bool WantsToRead => application.IsReading || !stream.Endpoint.IsHandshakeComplete;

    /// <summary>Begins: with what is said before TLS, or with the handshake.</summary>
    public void Open(SimTime now)
    {
        if (opening is null)
        {
            stream.Endpoint.Open(now);
        }
        else
        {
            opening.Start();
        }
    }

    /// <summary>Goes on where the time has come.</summary>
    public void HandleTimeout(SimTime now)
    {
        if (stream.Endpoint.NextTimeout <= now)
        {
            stream.Endpoint.HandleTimeout(now);
        }
    }

    /// <summary>Does what can be done now, on a connection that the process has.</summary>
    /// <returns>Whether anything was done.</returns>
    public bool Advance(SimTime now)
    {
        if (tcp.State == TcpState.Closed)
        {
            return false;
        }

        if (opening is { IsFinished: false })
        {
            var said = opening.Advance(socket.IsTcpEnded, now);
            if (opening.IsFinished)
            {
                stream.Endpoint.Open(now);
            }

            return said;
        }

        var any = socket.FlushTls();
        if (WantsToRead)
        {
            any |= stream.Read(tcp, socket.IsTcpEnded, now);
            socket.Transmit();
        }

        while (stream.Endpoint.TryReadEvent(out var happened))
        {
            any = true;
            Handle(happened, now);
        }

        return any;
    }

    private void Handle(in TlsEvent happened, SimTime now)
    {
        switch (happened.Kind)
        {
            case TlsEventKind.StateChanged:
                conversation.Tracer?.Changed(
                    now, isClient, TraceLayer.Tls, happened.State!, (happened.HasArrived ? "rcv " : "") + happened.Cause);
                conversation.OnTlsState(isClient, happened.State!);
                break;
            case TlsEventKind.EarlyData:
                stream.IsEarly = true;
                application.Start();
                break;
            case TlsEventKind.HandshakeComplete:
                if (isClient)
                {
                    conversation.Times.OnHandshake(now);
                }

                if (!stream.IsEarly)
                {
                    application.Start();
                }

                break;
            case TlsEventKind.SessionReceived:
                conversation.OnSession(happened.Session!, now);
                break;
            case TlsEventKind.ApplicationData:
                stream.AvailableBytes += happened.Bytes;
                break;
            case TlsEventKind.PeerClosed:
                stream.IsPeerClosed = true;
                if (isClient)
                {
                    conversation.Times.OnEndOfStream(now);
                }

                break;
            case TlsEventKind.Failed or TlsEventKind.TimedOut:
                socket.FlushTls();
                if (!application.IsFinished)
                {
                    application.Stop();
                    socket.Fail(OutcomeOf(happened), ExplanationOf(happened));
                }

                break;
        }
    }

    private string ExplanationOf(in TlsEvent happened) => happened.Alert is { } alert
        ? $"{(isClient ? "client" : "server")}, {TlsNames.Of(alert)}: {happened.Explanation}"
        : happened.Explanation ?? "";

    private static ConnectionOutcome OutcomeOf(in TlsEvent happened) =>
        happened.Kind == TlsEventKind.TimedOut ? ConnectionOutcome.TimedOut
            : happened.Alert is null ? ConnectionOutcome.Truncated : ConnectionOutcome.TlsFailed;
}
