using System.Text.Json;
using MediaRouting.Daemon;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Metrics;
using MediaRouting.Tests.Daemon.Running;
using Microsoft.Extensions.Logging;

namespace MediaRouting.Tests.Daemon;

[Collection(BrokerTests.Name)]
public sealed class DecisionLogTests(BrokerFixture fixture)
{
    private static readonly DecisionLine Line = new(9, "t/1", "ann", "chats", 250);

    [Fact]
    public void Asked_to_a_running_daemon_logs_who_was_offered_what()
    {
        using WorkingDaemon daemon = WorkingDaemon.With(fixture, "--log-decisions", "on", "--log", "json");

        Assert.Equal(0, daemon.Mre.Stop());

        JsonElement[] lines = [.. daemon.Mre.Output.Split('\n')
            .Where(line => line.Contains("\"EventId\":1400", StringComparison.Ordinal))
            .Select(line => JsonElement.Parse(line).GetProperty("State"))];
        JsonElement line = Assert.Single(lines); // one offer at a time, and nobody takes it
        Assert.Equal(
            ("ann", "chats"), (line.GetProperty("AgentId").GetString(), line.GetProperty("QueueId").GetString()));
        Assert.InRange(line.GetProperty("WaitedMilliseconds").GetInt64(), 0, 60_000);
    }

    [Fact]
    public void What_the_log_is_too_slow_for_is_dropped_and_counted_and_nobody_waits()
    {
        const int Excess = 100;
        SlowLog slow = new();
        long dropped;
        using (DecisionLog log = new(slow))
        {
            log.Take(Line);
            slow.Taken.Wait(TimeSpan.FromSeconds(30));
            for (int line = 0; line < DecisionLog.MostWaiting + Excess; line++)
            {
                log.Take(Line);
            }

            dropped = log.Dropped;
            slow.Go.Set();
        }

        Assert.Equal(Excess, dropped);
        Assert.Equal(
            1 + DecisionLog.MostWaiting,
            slow.Lines.Count(line => line.StartsWith("task t/1 ", StringComparison.Ordinal)));
        Assert.Equal("100 lines of decisions were dropped: the log takes them too slowly", slow.Lines[^1]);
        slow.Dispose();
    }

    /// <summary>A log that stands still at its first line until it is let go.</summary>
    private sealed class SlowLog : ILogger, IDisposable
    {
        public ManualResetEventSlim Taken { get; } = new();

        public ManualResetEventSlim Go { get; } = new();

        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            Lines.Add(formatter(state, exception));
            Taken.Set();
            Go.Wait(TimeSpan.FromSeconds(30));
        }

        public void Dispose()
        {
            Taken.Dispose();
            Go.Dispose();
        }
    }
}
