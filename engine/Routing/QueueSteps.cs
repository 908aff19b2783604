using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The steps of all queues by dense handle. The steps of an MRD are neighbours, those of the queue with the highest
/// priority first, so that a bitset over them has the order in which an agent wants their tasks; each MRD starts a word
/// of such a bitset.
/// </summary>
public sealed class QueueSteps
{
    /// <summary>Bits of a word of a bitset over steps.</summary>
    public const int WordBits = 64;

    private readonly int[] _firstStep;
    private readonly int[] _lastStep;
    private readonly int[] _firstWord;
    private readonly int[][] _queues;
    private readonly int[] _queueOf;
    private readonly long[] _opensAfter;

    /// <summary>The steps of the queues that are configured.</summary>
    public QueueSteps(Registry registry)
    {
        _firstStep = new int[registry.QueueCount];
        _lastStep = new int[registry.QueueCount];
        _firstWord = new int[registry.MrdCount + 1];
        var queueOf = new List<int>();
        var opensAfter = new List<long>();
        _queues = new int[registry.MrdCount][];
        for (var mrd = 0; mrd < registry.MrdCount; mrd++)
        {
            _queues[mrd] = ByPriority(registry, mrd);
            foreach (var queue in _queues[mrd])
            {
                _firstStep[queue] = queueOf.Count;
                var opens = 0L;
                foreach (var step in registry.Queue(queue).Steps)
                {
                    queueOf.Add(queue);
                    opensAfter.Add(opens);
                    opens += step.TimeoutSeconds * 1000L;
                }

                _lastStep[queue] = queueOf.Count - 1;
            }

            while (queueOf.Count % WordBits != 0)
            {
                queueOf.Add(-1);
                opensAfter.Add(0);
            }

            _firstWord[mrd + 1] = queueOf.Count / WordBits;
        }

        _queueOf = [.. queueOf];
        _opensAfter = [.. opensAfter];
    }

    /// <summary>Handles are 0..Count-1; some are nobody's.</summary>
    public int Count => _queueOf.Length;

    /// <summary>The queues of an MRD, in the order of their steps.</summary>
    public ReadOnlySpan<int> Queues(int mrd) => _queues[mrd];

    /// <summary>The first step of a queue.</summary>
    public int First(int queue) => _firstStep[queue];

    /// <summary>The last step of a queue.</summary>
    public int Last(int queue) => _lastStep[queue];

    /// <summary>The queue of a step.</summary>
    public int QueueOf(int step) => _queueOf[step];

    /// <summary>Place of a step in its queue, from 0.</summary>
    public int NumberOf(int step) => step - _firstStep[_queueOf[step]];

    /// <summary>Milliseconds from the time a task is first queued to the opening of this step to it.</summary>
    public long OpensAfter(int step) => _opensAfter[step];

    /// <summary>The step that a task of a queue has come to after it has waited so long, in milliseconds.</summary>
    public int Reached(int queue, long waited)
    {
        var step = _firstStep[queue];
        while (step < _lastStep[queue] && _opensAfter[step + 1] <= waited)
        {
            step++;
        }

        return step;
    }

    /// <summary>The first word of the bits of an MRD, in a bitset over all steps.</summary>
    public int FirstWord(int mrd) => _firstWord[mrd];

    /// <summary>Words of the bits of an MRD.</summary>
    public int WordCount(int mrd) => _firstWord[mrd + 1] - _firstWord[mrd];

    private static int[] ByPriority(Registry registry, int mrd)
    {
        var queues = new List<int>();
        for (var queue = 0; queue < registry.QueueCount; queue++)
        {
            if (registry.MrdOfQueue(queue) == mrd)
            {
                queues.Add(queue);
            }
        }

        queues.Sort((one, other) =>
        {
            var byPriority = registry.Queue(other).Priority.CompareTo(registry.Queue(one).Priority);
            return byPriority != 0 ? byPriority : one.CompareTo(other);
        });
        return [.. queues];
    }
}
