using System.Diagnostics;
using System.Globalization;

namespace MediaRouting.Bench.Peers.Rings;

/// <summary>The LMAX Disruptor of Debian: DisruptorRing.java, compiled for the run, in a Java process.</summary>
internal sealed class JavaRing : IDisposable
{
    private const string Jar = "/usr/share/java/disruptor.jar";
    private const string Launcher = "/usr/bin/java";
    private const string Compiler = "/usr/bin/javac";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _java;

    /// <summary>Compiles and starts.</summary>
    /// <param name="directory">An empty directory, for the classes.</param>
    /// <param name="slots">Slots of the ring.</param>
    public JavaRing(string directory, int slots)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "DisruptorRing.java");
        using (var javac = Start(Compiler, "-encoding", "UTF-8", "-cp", Jar, "-d", directory, source))
        {
            javac.WaitForExit();
            if (javac.ExitCode != 0)
            {
                throw new InvalidOperationException("DisruptorRing.java does not compile");
            }
        }

        _java = Start(
            Launcher, "-cp", $"{Jar}:{directory}", "DisruptorRing", slots.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The files that it needs.</summary>
    public static IEnumerable<string> Files => [Launcher, Compiler, Jar];

    /// <summary>Plays a lap.</summary>
    /// <param name="producers">Producers, each on its own thread.</param>
    /// <param name="values">Values, a multiple of the producers.</param>
    /// <returns>What it took, and the sum of all longs.</returns>
    public (TimeSpan Time, long Sum) Play(int producers, int values)
    {
        _java.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{producers} {values}"));
        _java.StandardInput.Flush();
        var answer = _java.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("Java has ended; its reason is on standard error");
        var columns = answer.Split(' ');
        return (
            TimeSpan.FromMicroseconds(long.Parse(columns[0], CultureInfo.InvariantCulture) / 1000.0),
            long.Parse(columns[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _java.StandardInput.Close(); // its end of input is its end
        if (!_java.WaitForExit(StopTimeout))
        {
            _java.Kill();
        }

        _java.Dispose();
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
}
