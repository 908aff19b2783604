namespace MediaRouting.Engine.Snapshot;

/// <summary>Takes a piece of a part.</summary>
/// <param name="part">The part.</param>
/// <param name="count">Items in the piece.</param>
/// <param name="items">The items in MessagePack, one behind the other; good during the call.</param>
internal delegate void ChunkSink(StatePart part, int count, ReadOnlySpan<byte> items);
