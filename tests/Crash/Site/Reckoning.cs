using System.Globalization;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>What the Chat Server handed in and was told, held against the journal and against itself.</summary>
internal sealed class Reckoning
{
    private readonly List<string> _faults = [];

    public Reckoning(ChatServer chat, CleanReplay replay)
    {
        Ledger ledger = chat.Ledger;
        HashSet<string> handed = [.. ledger.Handed.Keys.Select(chat.Line.IdOf)];
        Lost = Count(handed.Except(replay.Handed.Keys), "is not in the journal")
            + Count(replay.Told.Keys.Except(ledger.Told.Keys), "was told and never came");
        Unexpected = Count(replay.Handed.Keys.Except(handed), "was never handed in")
            + Count(ledger.Told.Keys.Except(replay.Told.Keys), "came and is not told by a clean replay")
            + Count(Different(ledger, replay), "differs from the clean replay")
            + ledger.Contradicted + ledger.Foreign + ledger.OutOfOrder;
        Duplicated = ledger.Repeated;
        KnownAgain = replay.Handed.Values.Sum(times => times - 1);
        Outcome = ledger.Conclude();
        HandedIn = handed.Count;
        Told = ledger.Told.Count;
        HasNoGap = ledger.Told.Count == 0 || ledger.Told.Keys.Max() == ledger.Told.Count;
        Broken = chat.Broken;
    }

    public int HandedIn { get; }

    public int Told { get; }

    /// <summary>Messages that went in and left no trace, or that should have come out.</summary>
    public int Lost { get; }

    /// <summary>Messages that nobody handed in, or that should not have come out so.</summary>
    public int Unexpected { get; }

    /// <summary>Messages that the daemon sent again although the broker had them, the same in every byte.</summary>
    public int Duplicated { get; }

    /// <summary>Deliveries that the broker repeated and the daemon knew again.</summary>
    public int KnownAgain { get; }

    /// <summary>Whether the numbers told are 1, 2, 3 … without a gap.</summary>
    public bool HasNoGap { get; }

    /// <summary>Messages handed in that cannot be read.</summary>
    public int Broken { get; }

    /// <summary>What the messages come to, by the proof of <c>mre demo</c>.</summary>
    public Outcome Outcome { get; }

    public void AssertHolds()
    {
        string faults = string.Join('\n', [ToString(), .. _faults, .. Outcome.Sentences]);
        Assert.True((Lost, Unexpected, Duplicated, HasNoGap) == (0, 0, 0, true), faults);
        int[] expected = new int[Outcome.Faults.Count];
        expected[(int)FaultKind.DeadLetter] = Broken;
        Assert.True(Outcome.Faults.SequenceEqual(expected) && Outcome.AddsUp, faults);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"handed in {HandedIn}, told {Told}, tasks {Outcome.TasksIn}: lost {Lost}, unexpected {Unexpected}, duplicated "
        + $"{Duplicated}, tasks ended other than once {Outcome.Faults[(int)FaultKind.Double]}, above capacity "
        + $"{Outcome.Faults[(int)FaultKind.AboveCapacity]}, deliveries known again {KnownAgain}");

    private static IEnumerable<string> Different(Ledger ledger, CleanReplay replay)
    {
        foreach ((long sequence, Told told) in ledger.Told)
        {
            if (replay.Told.TryGetValue(sequence, out Told? expected) && told != expected)
            {
                yield return $"{sequence}, {told}, and not {expected},";
            }
        }
    }

    private int Count<T>(IEnumerable<T> which, string what)
    {
        List<T> all = [.. which];
        _faults.AddRange(all.Take(5).Select(one => $"{one} {what}"));
        return all.Count;
    }
}
