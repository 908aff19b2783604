using System.Diagnostics;
using System.Globalization;
using MediaRouting.Bench.Messages;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// What it takes to decode and to encode a message, against a pass of the framework's JSON reader or writer over the
/// same bytes: the pass neither copies nor judges anything.
/// </summary>
internal sealed class Codec(Sizes sizes, FigureTable table)
{
    private const int Repetitions = 1_000;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Messages: decode ÷ Utf8JsonReader, encode ÷ Utf8JsonWriter, over the same bytes");
        WarmUp();
        foreach (var message in Incoming.All)
        {
            Compare(
                $"decode {message.Name}, {message.Bytes} B",
                "Utf8JsonReader",
                () => (int)message.Decode().Kind,
                message.Read);
        }

        foreach (var message in Outgoing.All)
        {
            Compare(
                $"encode {message.Name}, {message.Bytes} B",
                "Utf8JsonWriter",
                () => message.Encode().Length,
                message.Write);
        }
    }

    /// <summary>
    /// Both sides of everything, so long that the code is compiled for good: it is the same code for all messages.
    /// </summary>
    private void WarmUp()
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < sizes.CodecWarmUp)
        {
            foreach (var message in Incoming.All)
            {
                Play(() => (int)message.Decode().Kind, new Series());
                Play(message.Read, new Series());
            }

            foreach (var message in Outgoing.All)
            {
                Play(() => message.Encode().Length, new Series());
                Play(message.Write, new Series());
            }
        }
    }

    private void Compare(string name, string barePass, Func<int> ours, Func<int> bare)
    {
        var (us, them) = (new Series(), new Series());
        for (var round = 0; round < sizes.CodecRounds; round++)
        {
            Play(ours, us);
            Play(bare, them);
        }

        table.Add(new Figure(
            name,
            string.Create(CultureInfo.InvariantCulture, $"{us.Median:0} ns, {barePass} {them.Median:0} ns"),
            us.Median / them.Median)
        {
            Goal = GoalRow.DecodeAndEncode,
            AtMost = 2,
            IsDisturbed = us.IsDisturbed || them.IsDisturbed,
        });
    }

    /// <summary>Plays a round; one in which the thread lost its core was disturbed.</summary>
    private static void Play(Func<int> work, Series series)
    {
        var switches = ContextSwitches.Count;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repetitions; i++)
        {
            work();
        }

        var nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Repetitions;
        series.Add(nanoseconds, ContextSwitches.Count == switches);
    }
}
