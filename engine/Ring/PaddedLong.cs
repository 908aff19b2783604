using System.Runtime.InteropServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// A long with 128 bytes to itself on either side, so that writing it takes no other line from anybody.
/// </summary>
/// <remarks>
/// 128 and not 64, because the adjacent-line prefetcher fetches cache lines in pairs. A struct, because the runtime
/// keeps the stated size of a struct and not that of a class.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Padding + sizeof(long) + Padding)]
internal struct PaddedLong
{
    private const int Padding = 128;

    /// <summary>The value.</summary>
    [FieldOffset(Padding)]
    public long Value;
}
