namespace NetSim.Protocols.Tls;

/// <summary>What may be done in a <see cref="TlsClosing"/>.</summary>
internal static class TlsClosingStates
{
    extension(TlsClosing closing)
    {
        /// <summary>The state’s name; null while the handshake names it.</summary>
        public string? Name => closing switch
        {
            TlsClosing.Open => null,
            TlsClosing.Sent => "CLOSE_SENT",
            TlsClosing.Received => "CLOSE_RECEIVED",
            TlsClosing.Closed => "CLOSED",
            TlsClosing.Failed => "FAILED",
        };

        /// <summary>Whether what comes is read.</summary>
        public bool MayRead => closing is TlsClosing.Open or TlsClosing.Sent;

        /// <summary>Whether more may be written.</summary>
        public bool MayWrite => closing is TlsClosing.Open or TlsClosing.Received;
    }
}
