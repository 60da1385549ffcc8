using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetSim.Studies.Columns;

/// <summary>Numbers on disk for as long as they are needed: the file goes with the object.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle _file;

    /// <summary>An empty file.</summary>
    /// <param name="folder">Where it lies.</param>
    public SpillFile(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = File.OpenHandle(
            Path.Combine(folder, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose);
    }

    /// <summary>How many numbers it holds.</summary>
    public long Count { get; private set; }

    /// <summary>Appends numbers.</summary>
    public void Append(ReadOnlySpan<long> values)
    {
        RandomAccess.Write(_file, MemoryMarshal.AsBytes(values), Count * sizeof(long));
        Count += values.Length;
    }

    /// <summary>Reads numbers from a place on; there have to be as many.</summary>
    public void Read(long first, Span<long> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_file, bytes[done..], first * sizeof(long) + done);
            done += read > 0 ? read : throw new EndOfStreamException("A file of samples has become shorter.");
        }
    }

    /// <summary>Deletes it.</summary>
    public void Dispose() => _file.Dispose();
}
