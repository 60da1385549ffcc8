namespace NetSim.Reporting;

/// <summary>The folder that a run leaves its results in. It appears as a whole or not at all.</summary>
/// <remarks>
/// Files are written to a hidden folder beside the wanted one, which takes the wanted name in
/// <see cref="Keep"/>. A former folder of results is kept as <c>NAME.previous</c>. A run that was killed
/// leaves only the hidden folder, which the next run to the same place clears away; a run that was
/// interrupted calls <see cref="Keep"/> with what is finished.
/// </remarks>
public sealed class ResultsFolder : IDisposable
{
    private readonly string _hidden;
    private FileStream? _claim;

    private ResultsFolder(string path, string hidden, FileStream claim)
    {
        FullPath = path;
        _hidden = hidden;
        _claim = claim;
    }

    /// <summary>Where the results will be.</summary>
    public string FullPath { get; }

    /// <summary>Where the results of the run before are, if there was one.</summary>
    public string PreviousPath => FullPath + ".previous";

    /// <summary>Begins a folder of results.</summary>
    /// <param name="path">Where it shall be in the end; absolute or relative to the current folder.</param>
    /// <exception cref="ResultsFolderException">Something is there that is no folder of results: a file, or a
    /// folder with something in it but without a <c>manifest.json</c>.</exception>
    /// <exception cref="IOException">The file system refuses.</exception>
    public static ResultsFolder Create(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full)
            ?? throw new ResultsFolderException(
                $"'{path}' cannot hold results: it is the root of the file system");
        MayReplace(full);
        MayReplace(full + ".previous");
        Directory.CreateDirectory(parent);
        var stem = Path.Combine(parent, $".{Path.GetFileName(full)}.partial");
        for (var attempt = 1; ; attempt++)
        {
            var hidden = attempt == 1 ? stem : $"{stem}-{attempt}";
            if (Claim(hidden + ".lock") is { } claim)
            {
                DeleteFolder(hidden);
                Directory.CreateDirectory(hidden);
                return new ResultsFolder(full, hidden, claim);
            }
        }
    }

    /// <summary>Goes on with a folder of results that was begun and not finished.</summary>
    /// <param name="path">Where it shall be in the end, as in <see cref="Create"/>.</param>
    /// <param name="kept">The name of the file to go on with; all others that were begun are deleted.</param>
    /// <exception cref="ResultsFolderException">Nothing was begun there, or somebody is at it.</exception>
    public static ResultsFolder Resume(string path, string kept)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        MayReplace(full);
        MayReplace(full + ".previous");
        var hidden = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.partial");
        var begun = Path.Combine(hidden, kept);
        var interrupted = Path.Combine(full, kept);
        if (!File.Exists(begun) && !File.Exists(interrupted))
        {
            throw new ResultsFolderException(
                $"there is nothing to resume for '{path}': no run to it was killed or interrupted");
        }

        var claim = Claim(hidden + ".lock")
            ?? throw new ResultsFolderException($"somebody is working on '{path}': wait for them, or choose another folder");
        Directory.CreateDirectory(hidden);
        if (!File.Exists(begun))
        {
            File.Copy(interrupted, begun);
        }

        foreach (var other in Directory.EnumerateFileSystemEntries(hidden)
            .Where(entry => !Path.GetFileName(entry).StartsWith(kept, StringComparison.Ordinal)).ToList())
        {
            Delete(other);
        }

        return new ResultsFolder(full, hidden, claim);
    }

    /// <summary>Where a file is while the folder is being made.</summary>
    public string PathOf(string name) => Path.Combine(_hidden, name);

    /// <summary>Ends the work without giving the folder its name: what is there can be resumed.</summary>
    public void Leave()
    {
        _claim?.Dispose();
        _claim = null;
    }

    /// <summary>Opens a new file of results for writing.</summary>
    /// <param name="name">Its name, with folders if it lies in one: <c>charts/ecdf.png</c>.</param>
    public FileStream CreateFile(string name)
    {
        var path = Path.Combine(_hidden, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Gives the folder its name. Every file must be closed.</summary>
    /// <returns>Whether there were results before, which are now in <see cref="PreviousPath"/>.</returns>
    public bool Keep()
    {
        ObjectDisposedException.ThrowIf(_claim is null, this);
        MayReplace(FullPath);
        var isRepeated = Directory.Exists(FullPath);
        if (isRepeated)
        {
            MayReplace(PreviousPath);
            DeleteFolder(PreviousPath);
            Directory.Move(FullPath, PreviousPath);
        }

        Directory.Move(_hidden, FullPath);
        return isRepeated;
    }

    /// <summary>Ends the work; without <see cref="Keep"/> before, nothing remains of it.</summary>
    public void Dispose()
    {
        if (_claim is not null)
        {
            DeleteFolder(_hidden);
            _claim.Dispose();
            _claim = null;
        }
    }

    // Who holds the open file owns the hidden folder; the system lets go of it when a process is killed.
    private static FileStream? Claim(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static void MayReplace(string path)
    {
        if (File.Exists(path))
        {
            throw new ResultsFolderException($"'{path}' is a file: results need a folder");
        }

        if (Directory.Exists(path)
            && !File.Exists(Path.Combine(path, RunManifest.FileName))
            && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new ResultsFolderException(
                $"'{path}' holds something that is not results (it has no {RunManifest.FileName}): "
                + "choose another folder");
        }
    }

    private static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
        else
        {
            DeleteFolder(path);
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
