using MediaRouting.Engine.Journal;

namespace MediaRouting.Storage;

/// <summary>What the runtime throws when the system refuses, as what the port throws.</summary>
internal static class SystemFailure
{
    /// <summary>Does one thing to a file.</summary>
    public static void Guard(string file, StorageOperation operation, Action act) => Guard(file, operation, () =>
    {
        act();
        return true;
    });

    /// <summary>Does one thing to a file and hands over what comes of it.</summary>
    public static T Guard<T>(string file, StorageOperation operation, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw new StorageException(file, operation, exception.Message, exception);
        }
    }

    /// <summary>Whether the system refused, in contrast to a fault in the program.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
