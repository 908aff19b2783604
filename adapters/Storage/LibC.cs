using System.Runtime.InteropServices;
using MediaRouting.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace MediaRouting.Storage;

/// <summary>
/// What the runtime does not offer: fdatasync (its FlushToDisk is fsync, and silent about a file that cannot be
/// synced), a lock that is free when its holder is dead, and syncing a directory.
/// </summary>
internal static partial class LibC
{
    // As Linux numbers them on x64 and ARM64.
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const int Exclusive = 2;
    private const int WithoutWaiting = 4;
    private const int WouldBlock = 11;
    private const int OfThread = 0;
    private const int Caller = 0;
    private const int LowestPriority = 19;

    /// <summary>Opens a directory, to be synced and locked.</summary>
    public static SafeFileHandle OpenDirectory(string path)
    {
        // With the slash at its end the system refuses what is no directory.
        int descriptor = Open(path + '/', ReadOnly | CloseOnExec);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw Failed(path, StorageOperation.Open);
    }

    /// <summary>Makes contents, length and place of a file durable, but not the time of its last change.</summary>
    public static void SyncContents(SafeFileHandle file, string name)
    {
        if (FDataSync(file) != 0)
        {
            throw Failed(name, StorageOperation.Sync);
        }
    }

    /// <summary>Makes the entries of a directory durable.</summary>
    public static void SyncEntries(SafeFileHandle directory, string path)
    {
        if (FSync(directory) != 0)
        {
            throw Failed(path, StorageOperation.SyncDirectory);
        }
    }

    /// <summary>Takes a directory for as long as the handle is open.</summary>
    /// <returns>False when it is taken.</returns>
    public static bool TryLock(SafeFileHandle directory, string path)
    {
        if (FLock(directory, Exclusive | WithoutWaiting) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == WouldBlock ? false : throw Failed(path, StorageOperation.Lock);
    }

    /// <summary>
    /// Gives the calling thread the lowest priority: on Linux a nice value is a thread's own (sched(7)), and the
    /// runtime's priorities do nothing.
    /// </summary>
    /// <returns>False where a sandbox forbids it.</returns>
    public static bool GiveWay() => SetPriority(OfThread, Caller, LowestPriority) == 0;

    private static StorageException Failed(string file, StorageOperation operation) =>
        new(file, operation, Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FLock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int who, int priority);
}
