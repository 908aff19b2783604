using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace MediaRouting.Testing;

/// <summary>
/// The built daemon as a process of its own, with what it writes. It ends with <see cref="Dispose"/>, and in any case
/// with the test process.
/// </summary>
public sealed class RunningMre : IDisposable
{
    // The watcher ends the daemon when our end of its standard input closes, however this process ends.
    private const string Script =
        "\"$@\" </dev/null & daemon=$!; echo $daemon; exec 3<&0; " +
        "(read line <&3; kill -9 $daemon 2>/dev/null) >/dev/null 2>&1 & watcher=$!; exec 3<&-; wait $daemon; " +
        "code=$?; kill $watcher; exit $code";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Regex PidLine = Line(@"^(?<value>\d+)$");
    private static readonly Regex AdminLine = Line("admin endpoint listens on (?<value>http://[^ \"]+)");
    private static readonly HttpClient Http = new();

    private readonly List<string> _lines = [];
    private readonly Process _shell = new();

    private RunningMre(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "mre");
        _shell.StartInfo = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in _shell.StartInfo.Environment.Keys.Where(IsOption).ToArray())
        {
            _shell.StartInfo.Environment.Remove(variable);
        }

        foreach ((string name, string value) in environment)
        {
            _shell.StartInfo.Environment[name] = value;
        }

        _shell.OutputDataReceived += (_, line) => Add(line.Data);
        _shell.ErrorDataReceived += (_, line) => Add(line.Data);
        _shell.Start();
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
        Pid = WaitForLine(PidLine);
    }

    /// <summary>Its process id.</summary>
    public string Pid { get; }

    /// <summary>Everything it has written so far, standard output and standard error.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts <c>mre</c> with a command line, without waiting for anything.</summary>
    public static RunningMre Start(
        IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment) =>
        new(arguments, environment);

    /// <summary>Starts <c>mre run</c> and waits until it is ready to serve.</summary>
    public static RunningMre StartReady(
        IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var daemon = new RunningMre(arguments, environment);
        try
        {
            daemon.WaitForLine("connected to broker");
            return SpinWait.SpinUntil(() => daemon.Get("/readyz").Status == 200, Patience)
                ? daemon
                : throw new InvalidOperationException($"mre is connected and not ready:\n{daemon.Output}");
        }
        catch
        {
            daemon.Dispose();
            throw;
        }
    }

    /// <summary>Host and port of the admin endpoint.</summary>
    public string Admin => WaitForLine(AdminLine)["http://".Length..];

    /// <summary>Asks the admin endpoint.</summary>
    public (int Status, string Body) Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Admin}{path}");
        using HttpResponseMessage response = Http.Send(request);
        using var body = new StreamReader(response.Content.ReadAsStream());
        return ((int)response.StatusCode, body.ReadToEnd());
    }

    /// <summary>The sum of all samples of a metric.</summary>
    public long Metric(string name) => Get("/metrics").Body.Split('\n')
        .Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)
            || line.StartsWith(name + "{", StringComparison.Ordinal))
        .Sum(line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    /// <summary>How many lines with a text in them it has written so far.</summary>
    public int CountOf(string text)
    {
        lock (_lines)
        {
            return _lines.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Waits until it has written this many lines with a text in them.</summary>
    public void WaitForLine(string text, int count = 1) => WaitForLine(Line(Regex.Escape(text)), count);

    /// <summary>Asks it to stop, as the service supervisor does, and waits for its exit code.</summary>
    public int Stop()
    {
        Signal("-TERM");
        return WaitForExit();
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Kill()
    {
        Signal("-KILL");
        WaitForExit();
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("/bin/kill", [signal, Pid]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end; returns its exit code.</summary>
    public int WaitForExit()
    {
        if (!_shell.WaitForExit(Patience))
        {
            throw new TimeoutException($"mre does not end:\n{Output}");
        }

        _shell.WaitForExit(); // and for the rest of what it wrote
        return _shell.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_shell.HasExited)
        {
            _shell.StandardInput.Close();
            _shell.WaitForExit();
        }

        _shell.Dispose();
    }

    private static bool IsOption(string variable) => variable.StartsWith("MRE_", StringComparison.Ordinal);

    private void Add(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
            Monitor.PulseAll(_lines);
        }
    }

    private static Regex Line(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private string WaitForLine(Regex pattern, int count = 1)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_lines)
        {
            int read = 0;
            while (true)
            {
                for (; read < _lines.Count; read++)
                {
                    if (pattern.Match(_lines[read]) is { Success: true } match && --count == 0)
                    {
                        return match.Groups["value"].Value;
                    }
                }

                TimeSpan left = Patience - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_lines, left))
                {
                    throw new TimeoutException($"mre has not written {pattern}:\n{string.Join('\n', _lines)}");
                }
            }
        }
    }
}
