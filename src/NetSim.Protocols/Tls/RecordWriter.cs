// Read first: RFC 8446 §5; RFC 5246 §6.2.
namespace NetSim.Protocols.Tls;

/// <summary>The sending side of the record layer: cuts content into records and knows what encryption
/// adds.</summary>
/// <param name="options">Whose records.</param>
internal sealed class RecordWriter(TlsOptions options)
{
    private readonly Ring<Outgoing> _queue = new(8);
    private readonly RecordSizing _sizing = new(options);
    private readonly WritingHabits _habits = WritingHabits.Of(options.Profile);
    private RecordProtection? _protection;
    private int _protectedRecords;

    // Content that the record at hand has already, and how many flights in the queue are complete.
    private int _recordBytes;
    private int _flights;

    /// <summary>Whether records are encrypted now.</summary>
    public bool IsProtected => _protection is not null;

    /// <summary>Encrypts all that follows.</summary>
    /// <param name="keys">With which keys.</param>
    /// <param name="choice">The version and the cipher.</param>
    public void Protect(TlsKeys keys, ServerChoice choice) => _protection = new RecordProtection(
        keys,
        choice.Version,
        choice.Cipher,
        choice.EncryptsThenMacs,
        choice.Version == TlsVersion.Tls13 ? options.RecordPadding : 1);

    /// <summary>Encrypts all that follows with the keys of early data.</summary>
    /// <param name="cipher">The session’s cipher.</param>
    public void ProtectEarlyData(CipherAlgorithm cipher) => _protection = new RecordProtection(
        TlsKeys.EarlyData, TlsVersion.Tls13, cipher, Padding: options.RecordPadding);

    /// <summary>Sends in the clear again: early data was refused, and the hello is said once more.</summary>
    public void Unprotect() => _protection = null;

    /// <summary>Limits the content of the records that follow.</summary>
    public void Limit(int contentBytes) => _sizing.LimitBytes = contentBytes;

    /// <summary>Writes a handshake message.</summary>
    /// <param name="message">Which.</param>
    /// <param name="bytes">Its length with its header.</param>
    /// <param name="flush">Whether it ends a flight.</param>
    /// <param name="content">What it says; null for messages without such content.</param>
    public void Message(TlsMessageType message, int bytes, bool flush = false, TlsContent? content = null) =>
        Enqueue(
            new TlsRecord
            {
                Type = TlsContentType.Handshake,
                Message = message,
                Flush = flush,
                Content = content,
            },
            bytes);

    /// <summary>Writes change_cipher_spec, which only a renegotiation encrypts.</summary>
    /// <param name="isProtected">Whether it is under the keys in use.</param>
    /// <param name="flush">Whether it ends a flight.</param>
    public void ChangeCipherSpec(bool isProtected = false, bool flush = false)
    {
        var protection = _protection;
        _protection = isProtected ? protection : null;
        Enqueue(new TlsRecord { Type = TlsContentType.ChangeCipherSpec, Flush = flush }, 1);
        _protection = protection;
    }

    /// <summary>Writes an alert.</summary>
    public void Alert(TlsAlert alert) =>
        Enqueue(new TlsRecord { Type = TlsContentType.Alert, Alert = alert, Flush = true }, 2);

    /// <summary>Writes close_notify, if this end does.</summary>
    public void CloseNotify()
    {
        if (options.SendsCloseNotify)
        {
            Alert(TlsAlert.CloseNotify);
        }
    }

    /// <summary>Writes application data; each of its records is a write to TCP of its own.</summary>
    /// <param name="bytes">How much.</param>
    public void ApplicationData(long bytes)
    {
        if (!IsProtected)
        {
            throw new InvalidOperationException("Application data needs keys.");
        }

        if (_protection is { Version: <= TlsVersion.Tls10 } && !Algorithms.Of(_protection.Cipher).IsAead)
        {
            // The last block of a record is the IV of the next one, which an attacker may know (BEAST): so OpenSSL sends a
            // record without content first; since 3.2 it is a write of its own.
            Enqueue(
                new TlsRecord { Type = TlsContentType.ApplicationData, Flush = options.Profile == TlsProfile.OpenSsl35 }, 0);
        }

        Enqueue(new TlsRecord { Type = TlsContentType.ApplicationData, Flush = true }, bytes);
    }

    /// <summary>Hands out the next record.</summary>
    public bool TryTake(out TlsRecord record)
    {
        if (_queue.Count == 0 || (_habits.WritesFlights && _flights == 0))
        {
            record = default;
            return false;
        }

        ref var head = ref _queue[0];
        var isData = head.Record.Type == TlsContentType.ApplicationData;
        var isMessage = head.Record.Type == TlsContentType.Handshake;
        var content = (int)Math.Min(head.BytesLeft, _sizing.Next(isData) - _recordBytes);
        var isLast = content == head.BytesLeft;
        var isShared = isLast && SharesRecord(content);
        record = Cut(head, content, isShared) with
        {
            EndsMessage = isLast || !isMessage,
            Flush = head.Record.Flush && (isLast || !isMessage),
        };
        _recordBytes = isShared ? _recordBytes + content : 0;
        if (isData && content > 0)
        {
            _sizing.OnSent(content);
        }

        if (isLast)
        {
            _flights -= head.Record.Flush ? 1 : 0;
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
        _sizing.Reset();
        _protection = null;
        _protectedRecords = 0;
        _recordBytes = 0;
        _flights = 0;
    }

    private void Enqueue(in TlsRecord record, long bytes)
    {
        _flights += record.Flush ? 1 : 0;
        _queue.Enqueue(new Outgoing(record, bytes, _protection));
    }

    // Whether what follows the whole head is a message under the same keys, and there is room for it.
    private bool SharesRecord(int content)
    {
        ref var head = ref _queue[0];
        return head.Record.Type == TlsContentType.Handshake
            && !head.Record.Flush
            && (head.Protection is null ? _habits.SharesPlainRecords : _habits.SharesProtectedRecords)
            && _recordBytes + content < _sizing.LimitBytes
            && _queue.Count > 1
            && _queue[1].Record.Type == TlsContentType.Handshake
            && ReferenceEquals(_queue[1].Protection, head.Protection);
    }

    // A record’s header counts with its first message; what encryption adds, with its last.
    private TlsRecord Cut(in Outgoing outgoing, int content, bool isShared)
    {
        var begins = _recordBytes == 0;
        var all = _recordBytes + content;
        var added = isShared || outgoing.Protection is null ? 0 : outgoing.Protection.FragmentBytes(all) - all;
        return outgoing.Record with
        {
            ContentBytes = content,
            Length = (begins ? MessageSizes.RecordHeaderBytes : 0) + content + added,
            NonceBytes = begins ? outgoing.Protection?.NonceBytes ?? 0 : 0,
            TagBytes = isShared ? 0 : outgoing.Protection?.TagBytes ?? 0,
            Keys = outgoing.Protection?.Keys ?? TlsKeys.None,
            IsAltered = begins && outgoing.Protection is not null && ++_protectedRecords == options.AlteredRecord,
            SharesRecord = isShared,
        };
    }

    private readonly record struct Outgoing(TlsRecord Record, long BytesLeft, RecordProtection? Protection);
}
