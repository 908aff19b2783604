using MediaRouting.Engine.Events;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Whether the daemon takes one more task: its own limit on open tasks, the MRD's <c>waitingLimit</c> and
/// <c>messagesPerSecond</c>. What it refuses changes nothing, and work that was taken is never refused by it: a task
/// that comes back to its queue, a state, a transfer or a conference is not asked about here.
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="identities">The tasks by id.</param>
/// <param name="assignments">Who has which task, as far as the role knows: an open task that nobody has waits.</param>
/// <param name="openTaskLimit">Tasks that may be open at a time.</param>
public sealed class Admission(
    Registry registry, TaskIdentities identities, Assignments assignments, int openTaskLimit)
{
    // In whole numbers: a rate of r gives r each millisecond, and a task takes a thousand: r tasks a second.
    private const long TaskTakes = 1000;

    // What is not taken can be saved up for so long.
    private const long SavedMilliseconds = 1000;

    // Of all that the rate of an MRD has given since 1970, how much is taken, or was not saved: never more than it has
    // given by now.
    private long[] _taken = new long[registry.MrdCount];

    /// <summary>Whether one more task of an MRD can be open, and wait.</summary>
    /// <returns>Why not; no refusal if it can.</returns>
    public Refusal Room(int mrd)
    {
        if (identities.OpenCount >= openTaskLimit)
        {
            return new(RefusalCode.Overloaded);
        }

        return registry.Policy(mrd).WaitingLimit is { } limit && WaitingCount(mrd) >= limit
            ? new(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyWaiting)
            : default;
    }

    /// <summary>
    /// The same, for a task that comes from the Chat Server: also whether it comes too soon after others. If there is
    /// no refusal, it counts as one of its second.
    /// </summary>
    /// <param name="mrd">Its MRD.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>Why not; no refusal if it is taken.</returns>
    public Refusal Admit(int mrd, long now)
    {
        var refusal = Room(mrd);
        if (refusal.IsRefusal || registry.Policy(mrd).MessagesPerSecond is not { } rate)
        {
            return refusal;
        }

        var taken = Math.Max(_taken[mrd], (now - SavedMilliseconds) * rate) + TaskTakes;
        if (taken > now * rate)
        {
            return new(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyPerSecond);
        }

        _taken[mrd] = taken;
        return default;
    }

    /// <summary>Tasks of an MRD that are open and that nobody has, those on their way to MRE included.</summary>
    public int WaitingCount(int mrd) => identities.OpenCountOf(mrd) - assignments.TaskCountOf(mrd);

    /// <summary>The configuration is another: every MRD has a second's worth to begin with.</summary>
    public void Configured() => _taken = new long[registry.MrdCount];

    /// <summary>Writes what is taken of each rate.</summary>
    internal void Save(PartWriter to)
    {
        for (var mrd = 0; mrd < _taken.Length; mrd++)
        {
            if (registry.Policy(mrd).MessagesPerSecond is not null)
            {
                to.Integer(_taken[mrd]);
            }
        }
    }

    /// <summary>Takes it.</summary>
    /// <param name="from">Where it is read.</param>
    /// <param name="now">Unix milliseconds: the time of the last command.</param>
    internal bool TryLoad(PartReader from, long now)
    {
        for (var mrd = 0; mrd < _taken.Length; mrd++)
        {
            if (registry.Policy(mrd).MessagesPerSecond is { } rate
                && !from.TryInteger(0, now * rate, "what is taken of a rate", out _taken[mrd]))
            {
                return false;
            }
        }

        return true;
    }
}
