using System.Runtime.InteropServices;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// How often the calling thread was taken off its core, so that what was measured meanwhile can be left out.
/// </summary>
internal static partial class ContextSwitches
{
    private const int ThisThread = 1; // RUSAGE_THREAD
    private const int Fields = 18;
    private const int Voluntary = 16;
    private const int Involuntary = 17;

    /// <summary>Switches so far.</summary>
    public static long Count
    {
        get
        {
            Span<long> usage = stackalloc long[Fields];
            return GetUsage(ThisThread, ref usage[0]) == 0 ? usage[Voluntary] + usage[Involuntary] : 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
