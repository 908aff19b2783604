using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace MediaRouting.Engine.State;

/// <summary>
/// Lines of memory that will be asked for soon. A line that no cache near the core has costs a hundred nanoseconds;
/// asked for beforehand, it is there when it is needed. It is a hint: nothing changes but the time that is taken.
/// </summary>
internal static class CacheLine
{
    /// <summary>Bytes of a line.</summary>
    public const int Bytes = 64;

    /// <summary>Has the line of a place brought near, where the processor can be asked to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }
}
