// Read first: RFC 8446 §4.6.3.
namespace NetSim.Protocols.Tls;

/// <summary>One end’s changes of keys after the handshake, TLS 1.3.</summary>
internal sealed class KeyUpdates(TlsOptions options, TlsConnection connection)
{
    private long _written;

    /// <summary>Application data goes out; before what would be too much under one key, the key changes.</summary>
    public void BeforeWrite(long bytes)
    {
        if (options.KeyUpdateAfter is { } most && _written >= most)
        {
            _written = 0;
            Write(KeyUpdate.Requested);
        }

        _written += bytes;
    }

    /// <summary>The peer changed its keys, and may ask for the same.</summary>
    public void Take(in TlsRecord record)
    {
        if (record.Content is KeyUpdate { IsRequested: true })
        {
            _written = 0;
            Write(KeyUpdate.NotRequested);
        }
    }

    private void Write(KeyUpdate content) => connection.Writer.Message(
        TlsMessageType.KeyUpdate, MessageSizes.KeyUpdate, flush: true, content);
}
