namespace MediaRouting.Engine.Journal;

/// <summary>What was asked of the storage.</summary>
public enum StorageOperation : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To take the directory.</summary>
    Lock = 1,

    /// <summary>To list the files.</summary>
    List = 2,

    /// <summary>To make a file, filled with zeros.</summary>
    Create = 3,

    /// <summary>To open a file, or the directory.</summary>
    Open = 4,

    /// <summary>To read.</summary>
    Read = 5,

    /// <summary>To write.</summary>
    Write = 6,

    /// <summary>To make what was written durable.</summary>
    Sync = 7,

    /// <summary>To rename a file.</summary>
    Rename = 8,

    /// <summary>To delete a file.</summary>
    Delete = 9,

    /// <summary>To make creations, renamings and deletions durable.</summary>
    SyncDirectory = 10,
}
