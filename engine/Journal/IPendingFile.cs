namespace MediaRouting.Engine.Journal;

/// <summary>A file that a thread of the storage is making.</summary>
public interface IPendingFile
{
    /// <summary>Waits until it is made and hands it over, once.</summary>
    /// <exception cref="StorageException">It could not be made.</exception>
    IStorageFile Take();
}
