using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace MediaRouting.Storage;

/// <summary>
/// Who holds a lock on a directory, as Linux lists it in <c>/proc/locks</c> (proc_locks(5)):
/// <code>
/// 1: FLOCK  ADVISORY  WRITE 4711 fe:00:11757150 0 EOF       process, then device in hex and inode
/// </code>
/// Trying the lock instead would keep a daemon that starts at that moment from getting it.
/// </summary>
internal static class DirectoryHolder
{
    private const int HolderAt = 4;
    private const int FileAt = 5;

    /// <summary>The process that holds the lock on an open directory; null where none is shown.</summary>
    public static int? Find(SafeFileHandle directory)
    {
        try
        {
            return FindFile(directory) is { } file ? FindHolder(file) : null;
        }
        catch (Exception exception) when (SystemFailure.IsRefusal(exception))
        {
            // A system that does not show its locks.
            return null;
        }
    }

    private static int? FindHolder(string file)
    {
        foreach (string line in File.ReadLines("/proc/locks"))
        {
            string[] words = Words(line);
            if (words.Length > FileAt
                && string.Equals(words[1], "FLOCK", StringComparison.Ordinal)
                && string.Equals(words[FileAt], file, StringComparison.Ordinal)
                && int.TryParse(words[HolderAt], CultureInfo.InvariantCulture, out int holder))
            {
                return holder;
            }
        }

        return null;
    }

    /// <summary>
    /// Device and inode of an open file, as the list of locks writes them; null where they are not told.
    /// </summary>
    private static string? FindFile(SafeFileHandle handle)
    {
        string? mount = null;
        string? inode = null;
        foreach (string line in File.ReadLines($"/proc/self/fdinfo/{handle.DangerousGetHandle()}"))
        {
            switch (Words(line))
            {
                case ["mnt_id:", var id]:
                    mount = id;
                    break;
                case ["ino:", var number]:
                    inode = number;
                    break;
            }
        }

        // proc_pid_mountinfo(5): id of the mount, of the one above, device as decimal major:minor, and more.
        foreach (string line in File.ReadLines("/proc/self/mountinfo"))
        {
            if (Words(line) is [var id, _, var device, ..] && string.Equals(id, mount, StringComparison.Ordinal))
            {
                int[] numbers = Array.ConvertAll(
                    device.Split(':'), number => int.Parse(number, CultureInfo.InvariantCulture));
                return inode is null ? null : $"{numbers[0]:x2}:{numbers[1]:x2}:{inode}";
            }
        }

        return null;
    }

    private static string[] Words(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
