using System.Diagnostics;
using System.Text.RegularExpressions;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// Watches what a running daemon asks of the system: every write, send and sync of all its threads, in the order in
/// which they began and returned. It ends with the daemon.
/// </summary>
internal sealed class Strace : IDisposable
{
    // More than the largest write of the journal or to the broker: what is cut off cannot be found.
    private const string LongestShown = "4000000";

    private const string Calls = "trace=fdatasync,fsync,sendto,sendmsg,write,writev,pwrite64,pwritev";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static readonly Regex Whole =
        Pattern(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*)\) += (?<result>.*)$");

    private static readonly Regex Unfinished =
        Pattern(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*) <unfinished \.\.\.>$");

    private static readonly Regex Resumed =
        Pattern(@"^(?<thread>\d+) +<\.\.\. \w+ resumed>(?<arguments>.*)\) += (?<result>.*)$");

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Process _process;

    /// <summary>Begins to watch; what the daemon does after the return is seen.</summary>
    public Strace(RunningMre daemon)
    {
        string[] arguments = ["-f", "-y", "-s", LongestShown, "-e", Calls, "-o", _file, "-p", daemon.Pid];
        _process = Process.Start(
            new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        string? line = _process.StandardError.ReadLine();
        Assert.True(
            line is not null && line.Contains(" attached", StringComparison.Ordinal),
            $"strace cannot watch the daemon, which takes the right to trace a process: {line}");
    }

    /// <summary>What it saw, in the order in which the calls began, once the daemon has ended.</summary>
    public IReadOnlyList<SystemCall> Seen()
    {
        _process.StandardError.ReadToEnd();
        Assert.True(_process.WaitForExit(Bound), "strace does not end with the daemon");
        List<SystemCall> calls = [];
        Dictionary<string, SystemCall> unfinished = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in File.ReadLines(_file))
        {
            number++;
            if (Unfinished.Match(line) is { Success: true } begun)
            {
                unfinished[begun.Groups["thread"].Value] = Call(begun, number) with { Returned = int.MaxValue };
            }
            else if (Resumed.Match(line) is { Success: true } end
                && unfinished.Remove(end.Groups["thread"].Value, out SystemCall? call))
            {
                calls.Add(call with
                {
                    Arguments = call.Arguments + end.Groups["arguments"].Value,
                    Returned = number,
                    Result = end.Groups["result"].Value,
                });
            }
            else if (Whole.Match(line) is { Success: true } whole)
            {
                calls.Add(Call(whole, number));
            }
        }

        return [.. calls.Concat(unfinished.Values).OrderBy(call => call.Begun)];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        File.Delete(_file);
    }

    private static SystemCall Call(Match match, int line) => new(
        match.Groups["name"].Value, match.Groups["arguments"].Value, line, line, match.Groups["result"].Value);

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Bound);
}
