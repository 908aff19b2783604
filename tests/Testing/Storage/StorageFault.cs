namespace MediaRouting.Testing.Storage;

/// <summary>What goes wrong with an operation on a simulated disk.</summary>
public enum StorageFault
{
    None,

    /// <summary>EIO: any part may have been done, or none.</summary>
    InputOutput,

    /// <summary>ENOSPC: nothing was done, but a file that was to be made may be there, too short.</summary>
    NoSpace,

    /// <summary>A write stops half way and says so.</summary>
    ShortWrite,

    /// <summary>The machine stops in the middle of the operation: see <see cref="SimulatedDisk.LosePower"/>.</summary>
    PowerLoss,
}
