using System.Diagnostics;

namespace MediaRouting.Bench;

/// <summary>
/// A peer in Java: one source file that lies beside the binaries, compiled for the run, in a process that is asked by a
/// line on its standard input and answers with one. The end of its input is its end.
/// </summary>
public sealed class JavaProgram : IDisposable
{
    private const string Launcher = "/usr/bin/java";
    private const string Compiler = "/usr/bin/javac";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly string _name;
    private readonly Process _java;

    /// <summary>Compiles and starts.</summary>
    /// <param name="name">The class; its source is that name with <c>.java</c>.</param>
    /// <param name="jars">What it needs besides the JDK.</param>
    /// <param name="directory">An empty directory, for the classes.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It does not compile; why is on standard error.</exception>
    public JavaProgram(string name, IEnumerable<string> jars, string directory, params string[] arguments)
    {
        _name = name;
        var classPath = string.Join(':', jars);
        var source = Path.Combine(AppContext.BaseDirectory, $"{name}.java");
        using (var javac = Start(Compiler, "-encoding", "UTF-8", "-cp", classPath, "-d", directory, source))
        {
            javac.WaitForExit();
            if (javac.ExitCode != 0)
            {
                throw new InvalidOperationException($"{name}.java does not compile");
            }
        }

        _java = Start(Launcher, ["-cp", $"{classPath}:{directory}", name, .. arguments]);
    }

    /// <summary>The files of the JDK that it needs.</summary>
    public static IEnumerable<string> Files => [Launcher, Compiler];

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public string Ask(string line)
    {
        _java.StandardInput.WriteLine(line);
        _java.StandardInput.Flush();
        return _java.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{_name} has ended; its reason is on standard error");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _java.StandardInput.Close();
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
