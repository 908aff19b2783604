namespace MediaRouting.Engine.Ring;

/// <summary>The distance that keeps what one thread writes off the cache lines of another.</summary>
internal static class Padding
{
    /// <summary>Bytes on either side: two 64-byte lines, because the adjacent-line prefetcher fetches them in pairs.</summary>
    public const int Bytes = 128;
}
