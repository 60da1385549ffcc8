// Read first: OpenSSL’s crypto/bio/bf_buff.c (buffer_write); docs/tls.md, “Writes”.
namespace NetSim.Protocols.Tls;

/// <summary>How OpenSSL hands its records to TCP: through a buffer of 4,096 bytes that a flight’s end
/// empties.</summary>
/// <remarks>
/// <para>For each record from <see cref="ITlsEndpoint"/>: <see cref="Add"/>, then <see cref="TryTake"/> until
/// false, and one <c>send</c> to TCP for each.</para>
/// <para>A flight of 4,096 bytes or less is one write. A larger one begins with a write of 4,096; if 4,096 or
/// more of the record at hand are then left, they are one write of their own, otherwise they start the next
/// buffer. Records of application data pass as one write each, as they do in OpenSSL, which drops the buffer
/// after the handshake.</para>
/// <para>Other libraries make a flight one write, however long it is.</para>
/// </remarks>
/// <param name="profile">Whose habits it has.</param>
public sealed class HandshakeWriteBuffer(TlsProfile profile)
{
    /// <summary>The buffer’s size (DEFAULT_BUFFER_SIZE of OpenSSL).</summary>
    public const int CapacityBytes = 4096;

    private readonly int _capacityBytes = WritingHabits.Of(profile).WritesFlights ? int.MaxValue / 2 : CapacityBytes;
    private readonly Ring<int> _writes = new();
    private int _bufferedBytes;

    /// <summary>Takes in one record.</summary>
    public void Add(in TlsRecord record)
    {
        var bytes = record.Length;
        if (_bufferedBytes + bytes > _capacityBytes)
        {
            if (_bufferedBytes > 0)
            {
                bytes -= _capacityBytes - _bufferedBytes;
                _writes.Enqueue(_capacityBytes);
                _bufferedBytes = 0;
            }

            if (bytes >= _capacityBytes)
            {
                _writes.Enqueue(bytes);
                bytes = 0;
            }
        }

        _bufferedBytes += bytes;
        if (record.Flush)
        {
            Flush();
        }
    }

    /// <summary>Makes what is buffered a write.</summary>
    public void Flush()
    {
        if (_bufferedBytes > 0)
        {
            _writes.Enqueue(_bufferedBytes);
            _bufferedBytes = 0;
        }
    }

    /// <summary>Hands out the size of the next write to TCP; false when there is none.</summary>
    public bool TryTake(out int bytes) => _writes.TryDequeue(out bytes);

    /// <summary>Forgets all, for use with a new connection.</summary>
    public void Reset()
    {
        _writes.Clear();
        _bufferedBytes = 0;
    }
}
