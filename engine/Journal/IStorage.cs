namespace MediaRouting.Engine.Journal;

/// <summary>
/// The data directory: one flat folder of files. Calls block until the system has answered, and every failure is a
/// <see cref="StorageException"/>; none is tried again. Calls for different files may come from different threads.
/// </summary>
/// <remarks>
/// What is written survives the end of the process at once, and the end of the machine only after
/// <see cref="IStorageFile.Sync"/>; what is made, renamed and deleted only after <see cref="SyncDirectory"/>. Until
/// then the machine may keep any part of it, in any order. Disposing gives the directory free and ends the threads of
/// the storage.
/// </remarks>
public interface IStorage : IDisposable
{
    /// <summary>
    /// Takes the directory for this process, until it is disposed or the process ends, however it ends. Reading is
    /// possible without.
    /// </summary>
    /// <returns>False when another holder has it.</returns>
    /// <exception cref="StorageException">The system refused to say.</exception>
    bool TryLock();

    /// <summary>The names of all files, in no order.</summary>
    /// <exception cref="StorageException">The directory cannot be read.</exception>
    IReadOnlyList<string> List();

    /// <summary>
    /// Makes a file of zeros, writable, its contents synced; its name is not, until the directory is.
    /// </summary>
    /// <param name="name">A name that no file has.</param>
    /// <param name="length">Bytes; their space is taken, so that writing there needs none.</param>
    /// <exception cref="StorageException">It exists, or cannot be made; what was begun may remain.</exception>
    IStorageFile Create(string name, long length);

    /// <summary>Begins <see cref="Create"/> on a thread of the storage and returns at once.</summary>
    IPendingFile CreateAhead(string name, long length);

    /// <summary>Opens a file to be read. Others may write it meanwhile.</summary>
    /// <exception cref="StorageException">It does not exist, or cannot be opened.</exception>
    IStorageFile OpenToRead(string name);

    /// <summary>Opens a file to be read and written.</summary>
    /// <exception cref="StorageException">It does not exist, or cannot be opened.</exception>
    IStorageFile OpenToWrite(string name);

    /// <summary>Gives a file another name in one step; a file that has that name already is replaced.</summary>
    /// <exception cref="StorageException">It was not renamed.</exception>
    void Rename(string name, string newName);

    /// <summary>Deletes a file.</summary>
    /// <exception cref="StorageException">It was not deleted.</exception>
    void Delete(string name);

    /// <summary>
    /// The calling thread works in the background from now on: where others want the processor, they go first, as far
    /// as the system allows it.
    /// </summary>
    void EnterBackground();

    /// <summary>Makes every creation, renaming and deletion before this call durable.</summary>
    /// <exception cref="StorageException">They may not be.</exception>
    void SyncDirectory();
}
