namespace MediaRouting.Engine.Journal;

/// <summary>The storage did not do what it was asked. The message is one line fit for an operator.</summary>
/// <param name="file">The file, or the directory.</param>
/// <param name="operation">What was asked.</param>
/// <param name="reason">What the system said.</param>
/// <param name="inner">What the system threw.</param>
public sealed class StorageException(string file, StorageOperation operation, string reason, Exception? inner = null)
    : Exception($"{operation} of {file} failed: {reason}", inner)
{
    /// <summary>The file, or the directory.</summary>
    public string File { get; } = file;

    /// <summary>What was asked.</summary>
    public StorageOperation Operation { get; } = operation;

    /// <summary>What the system said.</summary>
    public string Reason { get; } = reason;
}
