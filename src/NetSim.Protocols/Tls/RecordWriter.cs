// Read first: RFC 8446 §5; RFC 5246 §6.2.
namespace NetSim.Protocols.Tls;

/// <summary>The sending side of the record layer: cuts content into records and knows what encryption
/// adds.</summary>
internal sealed class RecordWriter
{
    private readonly Ring<Outgoing> _queue = new(16);
    private int? _protectionBytes;

    /// <summary>Encrypts all that follows.</summary>
    public void Protect(TlsVersion version, CipherAlgorithm cipher) =>
        _protectionBytes = Algorithms.Of(cipher).OverheadBytes(version);

    /// <summary>Writes a handshake message.</summary>
    /// <param name="message">Which.</param>
    /// <param name="bytes">Its length with its header.</param>
    /// <param name="flush">Whether it ends a flight.</param>
    /// <param name="parameters">What it says; null for messages without such content.</param>
    public void Message(
        TlsMessageType message, int bytes, bool flush = false, TlsParameters? parameters = null) =>
        Enqueue(
            new TlsRecord
            {
                Type = TlsContentType.Handshake,
                Message = message,
                Flush = flush,
                Parameters = parameters,
                IsEncrypted = _protectionBytes is not null,
            },
            bytes,
            _protectionBytes ?? 0);

    /// <summary>Writes change_cipher_spec, which is never encrypted here.</summary>
    public void ChangeCipherSpec() => Enqueue(new TlsRecord { Type = TlsContentType.ChangeCipherSpec }, 1, 0);

    /// <summary>Writes an alert.</summary>
    public void Alert(TlsAlert alert) => Enqueue(
        new TlsRecord
        {
            Type = TlsContentType.Alert,
            Alert = alert,
            Flush = true,
            IsEncrypted = _protectionBytes is not null,
        },
        2,
        _protectionBytes ?? 0);

    /// <summary>Writes application data; each of its records is a write to TCP of its own.</summary>
    public void ApplicationData(long bytes) => Enqueue(
        new TlsRecord { Type = TlsContentType.ApplicationData, Flush = true, IsEncrypted = true },
        bytes,
        _protectionBytes ?? throw new InvalidOperationException("Application data needs keys."));

    /// <summary>Hands out the next record.</summary>
    public bool TryTake(out TlsRecord record)
    {
        if (_queue.Count == 0)
        {
            record = default;
            return false;
        }

        ref var head = ref _queue[0];
        var content = (int)Math.Min(head.BytesLeft, MessageSizes.MaximumRecordContentBytes);
        var isLast = content == head.BytesLeft;
        var isMessage = head.Record.Type == TlsContentType.Handshake;
        record = head.Record with
        {
            ContentBytes = content,
            Length = MessageSizes.RecordHeaderBytes + content + head.ProtectionBytes,
            EndsMessage = isLast || !isMessage,
            Flush = head.Record.Flush && (isLast || !isMessage),
        };
        if (isLast)
        {
            _queue.TryDequeue(out _);
        }
        else
        {
            head = head with { BytesLeft = head.BytesLeft - content };
        }

        return true;
    }

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        _queue.Clear();
        _protectionBytes = null;
    }

    private void Enqueue(in TlsRecord record, long bytes, int protectionBytes) =>
        _queue.Enqueue(new Outgoing(record, bytes, protectionBytes));

    private readonly record struct Outgoing(TlsRecord Record, long BytesLeft, int ProtectionBytes);
}
