namespace NetSim.Protocols.Tls;

/// <summary>A client’s early data: how much it wrote, and what becomes of it.</summary>
/// <param name="options">The client’s choices.</param>
/// <param name="session">The session that it comes with; null: none.</param>
internal sealed class EarlyData(TlsOptions options, TlsSession? session)
{
    /// <summary>Whether the hello offers it: that needs a session of TLS 1.3.</summary>
    public bool IsOffered { get; } = options.EarlyData && session is { Version: TlsVersion.Tls13 };

    /// <summary>What was written so far, in bytes.</summary>
    public long Written { get; private set; }

    /// <summary>Whether the server refused it.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>How much more may be written.</summary>
    public long Left => IsRefused || !IsOffered ? 0 : options.MaximumEarlyData - Written;

    /// <summary>Some is written.</summary>
    public void Take(long bytes) => Written += bytes;

    /// <summary>The server refused it: it is to be written again.</summary>
    public void Refuse() => IsRefused = true;

    /// <summary>Begins again.</summary>
    public void Reset()
    {
        Written = 0;
        IsRefused = false;
    }
}
