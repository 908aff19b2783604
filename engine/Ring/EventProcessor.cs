using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// A stage: takes slots from the ring in batches, hands each to a handler in order, and then lets the stages after it
/// see the batch. It runs on a thread of its own (<see cref="Start"/>) or is stepped by hand (<see cref="RunOnce"/>).
/// </summary>
/// <remarks>
/// A batch counts as processed as a whole, after its last slot: a handler may gather until then, as a journal does. So
/// <see cref="Sequence"/> never covers a batch that a halt or a failure broke off.
/// </remarks>
/// <typeparam name="T">What a slot holds.</typeparam>
/// <typeparam name="THandler">The handler; as a struct its calls are direct and can be inlined.</typeparam>
public sealed class EventProcessor<T, THandler>
    where T : struct
    where THandler : IEventHandler<T>
{
    /// <summary>Longest batch, unless a quarter of the ring is less.</summary>
    private const int LongestBatch = 1024;

    private readonly RingBuffer<T> _ring;
    private readonly string _name;
    private readonly FailStop _failStop;
    private readonly SequenceBarrier _barrier;
    private readonly int _batchLimit;
    private THandler _handler;
    private Thread? _thread;
    private bool _halted;
    private long _drainTo = long.MaxValue;

    /// <summary>A stage of <paramref name="ring"/>, neither started nor stepped yet.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="name">The name of the stage: its thread has it, and a failure is reported under it.</param>
    /// <param name="handler">What the stage does with each slot.</param>
    /// <param name="failStop">Told once if the handler throws.</param>
    /// <param name="dependsOn">Sequences of the stages that must have processed a slot before this one.</param>
    public EventProcessor(
        RingBuffer<T> ring, string name, THandler handler, FailStop failStop, params ReadOnlySpan<Sequence> dependsOn)
    {
        _ring = ring;
        _name = name;
        _handler = handler;
        _failStop = failStop;
        _barrier = ring.NewBarrier(dependsOn);
        _batchLimit = Math.Clamp(ring.Sequencer.Capacity / 4, 1, LongestBatch);
    }

    /// <summary>
    /// How far the stage has processed: for stages after it to depend on, and for the ring to gate on.
    /// </summary>
    public Sequence Sequence { get; } = new();

    /// <summary>Who watches the stage at work; null for nobody.</summary>
    public IStageWatch? Watch { get; init; }

    private bool IsOver => Volatile.Read(ref _halted) || Sequence.Value >= Volatile.Read(ref _drainTo);

    /// <summary>Runs the stage on a background thread of its own until it is halted or fails.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        RequireNoThread();
        _thread = new Thread(Run) { IsBackground = true, Name = _name };
        _thread.Start();
    }

    /// <summary>Processes what is available now, on the calling thread, and returns.</summary>
    /// <param name="atMost">The most slots to process, 1 or more.</param>
    /// <returns>How many slots; 0 when none was available, or the stage is halted or has failed.</returns>
    /// <exception cref="InvalidOperationException">The stage runs on a thread of its own.</exception>
    public int RunOnce(int atMost = int.MaxValue)
    {
        RequireNoThread();
        long before = Sequence.Value;
        long available = Math.Min(_barrier.Available(before + 1), before + atMost);
        if (available > before && !IsOver)
        {
            Process(before + 1, available);
        }

        return (int)(Sequence.Value - before);
    }

    /// <summary>
    /// Stops the stage for good after the slot in hand. A batch that is broken off so does not count as processed.
    /// Returns at once; <see cref="Join"/> waits.
    /// </summary>
    public void Halt()
    {
        Volatile.Write(ref _halted, true);
        _barrier.Alert();
    }

    /// <summary>
    /// Stops the stage for good once it has processed everything claimed and published before this call. Returns at
    /// once; <see cref="Join"/> waits. To drain a graph, stop its producers, then call this on all stages in any order.
    /// </summary>
    public void HaltWhenDrained()
    {
        Volatile.Write(ref _drainTo, _ring.Sequencer.Cursor);
        _barrier.Alert();
    }

    /// <summary>Waits for the thread of the stage to end.</summary>
    /// <returns>False when it still runs after <paramref name="timeout"/>; true otherwise.</returns>
    public bool Join(TimeSpan timeout) => _thread is null || _thread.Join(timeout);

    private void Run()
    {
        while (!IsOver)
        {
            long next = Sequence.Value + 1;
            long available = _barrier.WaitFor(next);
            if (available == SequenceBarrier.Alerted)
            {
                _barrier.ClearAlert();
            }
            else
            {
                Process(next, available);
            }
        }
    }

    private void Process(long next, long available)
    {
        long sequence = next;
        try
        {
            while (sequence <= available)
            {
                long first = sequence;
                long end = Math.Min(available, first + _batchLimit - 1);
                Watch?.Begin();
                for (; sequence <= end; sequence++)
                {
                    if (Volatile.Read(ref _halted))
                    {
                        return;
                    }

                    _handler.OnEvent(ref _ring[sequence], sequence, sequence == end);
                }

                Watch?.End(first, end);
                Sequence.Value = end;
                _ring.Sequencer.Progress.Signal();
            }
        }
        catch (Exception exception)
        {
            Fail(sequence, exception);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(long sequence, Exception exception)
    {
        Volatile.Write(ref _halted, true);
        _failStop(_name, sequence, exception);
    }

    private void RequireNoThread()
    {
        if (_thread is not null)
        {
            throw new InvalidOperationException($"stage {_name} runs on a thread of its own");
        }
    }
}
