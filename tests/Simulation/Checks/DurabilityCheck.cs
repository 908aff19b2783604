using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// Durable before it is acknowledged or sent: nothing passes the gate before the record of its cause would survive a
/// power cut that keeps nothing unsynced. It looks at the bytes on the disk, and believes nobody.
/// </summary>
internal sealed class DurabilityCheck(SimulatedDisk disk)
{
    private const string Check = "durable before it is acknowledged or sent";

    private long _durable;

    /// <summary>Something that command <paramref name="cause"/> led to leaves.</summary>
    public void Passes(long cause)
    {
        if (cause <= _durable)
        {
            return;
        }

        using var storage = disk.CopyDurable().Mount();
        using var reader = new JournalReader(storage, Math.Max(1, _durable));
        while (reader.TryRead(out var record))
        {
            _durable = Math.Max(_durable, record.Sequence);
        }

        if (cause > _durable)
        {
            throw new SimulationFault(
                Check, $"command {cause} has left, and only {_durable} would survive a power cut");
        }
    }
}
