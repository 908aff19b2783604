using System.Runtime.InteropServices;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Watches the configuration file, and has it read when its content may be another: a moment after the last sign of
/// work on it, since editors write in pieces and replace files by others; and at once on SIGHUP, which also has a file
/// read that was refused before, and one on a file system that tells nobody of changes.
/// </summary>
public sealed class ConfigurationWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly string _path;
    private readonly Action<bool> _read;
    private readonly FileSystemWatcher? _watcher;
    private readonly PosixSignalRegistration _signal;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private bool _isChanged;
    private bool _isAsked;
    private bool _isEnded;

    /// <summary>Watches from now on, and takes SIGHUP, which would end the process else; reads nothing yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">
    /// Told on a thread of its own that the file is to be read; true if somebody asks for it.
    /// </param>
    /// <param name="unwatched">Told why the file cannot be watched; then there is SIGHUP.</param>
    public ConfigurationWatch(string path, Action<bool> read, Action<string> unwatched)
    {
        _path = Path.GetFullPath(path);
        _read = read;
        _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            Wake(isAsked: true);
        });
        _watcher = Watch(unwatched);
        _thread = new Thread(Run) { Name = "configuration", IsBackground = true };
    }

    /// <summary>Has the file read from now on, and at first for what was written before anybody watched.</summary>
    public void Start()
    {
        _thread.Start();
        Wake(isAsked: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signal.Dispose();
        _watcher?.Dispose();
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }

        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }

    private FileSystemWatcher? Watch(Action<string> unwatched)
    {
        try
        {
            FileSystemWatcher watcher = new(Path.GetDirectoryName(_path)!)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
            };
            watcher.Changed += (_, change) => Noticed(change.Name);
            watcher.Created += (_, change) => Noticed(change.Name);
            watcher.Renamed += (_, change) => Noticed(change.Name);
            watcher.Error += (_, error) => Noticed(Path.GetFileName(_path));
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            unwatched(exception.Message);
            return null;
        }
    }

    /// <summary>The file itself, or a link beside it through which it is exchanged.</summary>
    private void Noticed(string? name)
    {
        bool isOurs = string.Equals(name, Path.GetFileName(_path), StringComparison.Ordinal)
            || name?.StartsWith("..", StringComparison.Ordinal) == true;
        if (isOurs)
        {
            Wake(isAsked: false);
        }
    }

    private void Wake(bool isAsked)
    {
        lock (_gate)
        {
            _isChanged = true;
            _isAsked |= isAsked;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        while (TryTake(out bool isAsked))
        {
            _read(isAsked);
        }
    }

    /// <summary>Waits until there is something to read and nobody is at work on it.</summary>
    /// <returns>False: it is over.</returns>
    private bool TryTake(out bool isAsked)
    {
        lock (_gate)
        {
            while (!_isEnded && !_isChanged)
            {
                Monitor.Wait(_gate);
            }

            while (!_isEnded && !_isAsked && Monitor.Wait(_gate, Quiet))
            {
            }

            isAsked = _isAsked;
            (_isChanged, _isAsked) = (false, false);
            return !_isEnded;
        }
    }
}
