namespace MediaRouting.Engine.Ring;

/// <summary>What a stage does with each slot.</summary>
/// <typeparam name="T">What a slot holds.</typeparam>
public interface IEventHandler<T>
    where T : struct
{
    /// <summary>
    /// Processes one slot. Called in the order of the sequences, on one thread, once for each. An exception stops the
    /// stage for good.
    /// </summary>
    /// <param name="slot">The slot, to be read and written in place; not to be kept after the call.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="endOfBatch">
    /// True on the last slot of a batch: when the call returns, the whole batch counts as processed and the stages
    /// after this one may see it. So this is the moment to write out what was gathered.
    /// </param>
    void OnEvent(ref T slot, long sequence, bool endOfBatch);
}
