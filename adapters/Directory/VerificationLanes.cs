using System.Diagnostics.CodeAnalysis;

namespace MediaRouting.Directory;

/// <summary>
/// Keeps the messages of an agent in order while the password in one of them is checked away from the thread that takes
/// messages in. A message that has to be verified opens a lane for its agent; every later message of that agent waits
/// behind it there; messages of agents without a lane pass. A lane is gone when its last message was released.
/// </summary>
/// <remarks>
/// Of one lane, one message at a time is verified and then released, in the order of arrival, on one of the workers.
/// Lanes proceed beside each other and take turns, so that one agent with many wrong passwords does not hold up the
/// others. Messages are put in by one thread; for it, no lane means that everything before was released.
/// </remarks>
/// <typeparam name="TMessage">A held message: all that it takes to verify it and to pass it on later.</typeparam>
public sealed class VerificationLanes<TMessage> : IDisposable
    where TMessage : class
{
    private readonly Action<TMessage> _verify;
    private readonly Action<TMessage> _release;
    private readonly Action<Exception> _failed;
    private readonly int _capacity;
    private readonly Thread[] _workers;

    // A Monitor and not a Lock: workers and drainers wait on it. What follows is read and written under it; _held is
    // besides read without it, by the one thread that raises it.
    private readonly object _gate = new();
    private readonly Dictionary<byte[], Lane> _lanes = new(Utf8Comparer.Instance);
    private readonly Queue<Lane> _ready = new();
    private int _held;
    private bool _ended;

    /// <summary>Starts the workers.</summary>
    /// <param name="workers">
    /// Threads that verify; each may keep a core busy. 0: whoever calls <see cref="RunOnce"/> does.
    /// </param>
    /// <param name="capacity">Messages held at a time, 1 or more, over all lanes.</param>
    /// <param name="verify">Called with every message just before its release; may take its time.</param>
    /// <param name="release">
    /// Passes a message on. Called for one message of a lane at a time, but for those of different lanes at the same
    /// time.
    /// </param>
    /// <param name="failed">
    /// Called once, for the first thing that <paramref name="verify"/> or <paramref name="release"/> threw; no further
    /// message is taken then.
    /// </param>
    public VerificationLanes(
        int workers, int capacity, Action<TMessage> verify, Action<TMessage> release, Action<Exception> failed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (_capacity, _verify, _release, _failed) = (capacity, verify, release, failed);
        _workers = new Thread[workers];
        for (int i = 0; i < workers; i++)
        {
            _workers[i] = new Thread(() => Work(once: false)) { Name = $"verify {i + 1}", IsBackground = true };
            _workers[i].Start();
        }
    }

    /// <summary>
    /// True if a message of this agent has to be put in, behind those that wait. Costs nothing while nobody is being
    /// verified.
    /// </summary>
    public bool MustWait(ReadOnlySpan<byte> agentId)
    {
        if (Volatile.Read(ref _held) == 0)
        {
            return false;
        }

        lock (_gate)
        {
            return _lanes.GetAlternateLookup<ReadOnlySpan<byte>>().ContainsKey(agentId);
        }
    }

    /// <summary>
    /// Puts a message at the end of its agent's lane. After <see cref="Dispose"/> or a failure it is taken and never
    /// released: unacknowledged, it is the broker's to deliver again.
    /// </summary>
    /// <returns>False: as many messages are held as may be; this one was not taken and has to be refused.</returns>
    public bool TryEnqueue(ReadOnlySpan<byte> agentId, TMessage message)
    {
        lock (_gate)
        {
            if (_held == _capacity)
            {
                return false;
            }

            Dictionary<byte[], Lane>.AlternateLookup<ReadOnlySpan<byte>> lanes =
                _lanes.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (!lanes.TryGetValue(agentId, out Lane? lane))
            {
                lane = new Lane(agentId.ToArray());
                _lanes.Add(lane.AgentId, lane);
                _ready.Enqueue(lane);
                Monitor.PulseAll(_gate);
            }

            lane.Messages.Enqueue(message);
            _held++;
            return true;
        }
    }

    /// <summary>Verifies and releases one message on the calling thread, if one is held and not under way.</summary>
    /// <returns>False if there was none.</returns>
    public bool RunOnce()
    {
        lock (_gate)
        {
            if (_ready.Count == 0)
            {
                return false;
            }
        }

        Work(once: true);
        return true;
    }

    /// <summary>Waits until nothing is held. To be called once nothing is put in any more.</summary>
    /// <returns>False: after <paramref name="limit"/> there still was, or the workers ended.</returns>
    public bool Drain(TimeSpan limit)
    {
        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        lock (_gate)
        {
            while (_held > 0)
            {
                long left = end - Environment.TickCount64;
                if (_ended || left <= 0)
                {
                    return false;
                }

                Monitor.Wait(_gate, (int)Math.Min(left, int.MaxValue));
            }

            return true;
        }
    }

    /// <summary>Ends the workers, each after the message it is at. What is still held is not released.</summary>
    public void Dispose()
    {
        End();
        foreach (Thread worker in _workers)
        {
            if (worker != Thread.CurrentThread)
            {
                worker.Join();
            }
        }
    }

    private bool End()
    {
        lock (_gate)
        {
            bool first = !_ended;
            _ended = true;
            Monitor.PulseAll(_gate);
            return first;
        }
    }

    private void Work(bool once)
    {
        try
        {
            while (TryTake(out Lane? lane, out TMessage? message))
            {
                _verify(message);
                _release(message);
                Released(lane);
                if (once)
                {
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            if (End())
            {
                _failed(exception);
            }
        }
    }

    /// <summary>Waits for a lane that has work and takes its first message. False: the workers are to end.</summary>
    private bool TryTake([NotNullWhen(true)] out Lane? lane, [NotNullWhen(true)] out TMessage? message)
    {
        lock (_gate)
        {
            while (!_ended && _ready.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            lane = _ended ? null : _ready.Dequeue();
            message = lane?.Messages.Dequeue();
            return message is not null;
        }
    }

    /// <summary>
    /// The lane goes to the end of the row, or away if it is empty; it is in no row while a message of it is under way,
    /// which is what keeps its order.
    /// </summary>
    private void Released(Lane lane)
    {
        lock (_gate)
        {
            _held--;
            if (lane.Messages.Count > 0)
            {
                _ready.Enqueue(lane);
            }
            else
            {
                _lanes.Remove(lane.AgentId);
            }

            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Lane(byte[] agentId)
    {
        public byte[] AgentId { get; } = agentId;

        public Queue<TMessage> Messages { get; } = new();
    }
}
