using System.Globalization;

namespace MediaRouting.Bench.Peers.Rings;

/// <summary>The LMAX Disruptor of Debian: DisruptorRing.java, compiled for the run, in a Java process.</summary>
internal sealed class JavaRing : IDisposable
{
    private const string Jar = "/usr/share/java/disruptor.jar";

    private readonly JavaProgram _java;

    /// <summary>Compiles and starts.</summary>
    /// <param name="directory">An empty directory, for the classes.</param>
    /// <param name="slots">Slots of the ring.</param>
    public JavaRing(string directory, int slots) => _java = new JavaProgram(
        "DisruptorRing", [Jar], directory, slots.ToString(CultureInfo.InvariantCulture));

    /// <summary>The files that it needs.</summary>
    public static IEnumerable<string> Files => [.. JavaProgram.Files, Jar];

    /// <summary>Plays a lap.</summary>
    /// <param name="producers">Producers, each on its own thread.</param>
    /// <param name="values">Values, a multiple of the producers.</param>
    /// <returns>What it took, and the sum of all longs.</returns>
    public (TimeSpan Time, long Sum) Play(int producers, int values)
    {
        var answer = _java.Ask(string.Create(CultureInfo.InvariantCulture, $"{producers} {values}"));
        var columns = answer.Split(' ');
        return (
            TimeSpan.FromMicroseconds(long.Parse(columns[0], CultureInfo.InvariantCulture) / 1000.0),
            long.Parse(columns[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process.</summary>
    public void Dispose() => _java.Dispose();
}
