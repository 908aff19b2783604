using System.Collections.Concurrent;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>A ring with its stages, none of which outlives the test, and a record of their failures.</summary>
internal sealed class Graph(Sequencer sequencer) : IDisposable
{
    /// <summary>Far more than anything here takes; a test that gets there has found a hang.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly List<Action> _halts = [];
    private readonly List<Func<bool>> _joins = [];

    public RingBuffer<Stamped> Ring { get; } = new(sequencer);

    public ConcurrentQueue<(string Stage, long Sequence, Exception Exception)> Failures { get; } = new();

    public static Sequencer NewSequencer(bool several, int capacity, WaitStrategyKind waits) => several
        ? new MultiProducerSequencer(capacity, waits)
        : new SingleProducerSequencer(capacity, waits);

    /// <summary>Waits for something that another thread is about to bring about.</summary>
    public static void Await(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, Bound), "never came true");

    public EventProcessor<Stamped, THandler> Stage<THandler>(
        string name, THandler handler, params ReadOnlySpan<Sequence> dependsOn)
        where THandler : IEventHandler<Stamped>
    {
        var stage = new EventProcessor<Stamped, THandler>(
            Ring, name, handler, (at, sequence, exception) => Failures.Enqueue((at, sequence, exception)), dependsOn);
        _halts.Add(stage.Halt);
        _joins.Add(() => stage.Join(Bound));
        return stage;
    }

    /// <summary>The last stage, which the producers wait for, on a thread of its own.</summary>
    public EventProcessor<Stamped, THandler> StartLast<THandler>(
        THandler handler, params ReadOnlySpan<Sequence> dependsOn)
        where THandler : IEventHandler<Stamped>
    {
        EventProcessor<Stamped, THandler> stage = Stage("last", handler, dependsOn);
        sequencer.AddGating(stage.Sequence);
        stage.Start();
        return stage;
    }

    public long PublishNext(long producer, long number)
    {
        long sequence = Ring.Next();
        Ring[sequence].Write(producer, number);
        Ring.Publish(sequence);
        return sequence;
    }

    public void PublishFrom(int producers, long each)
    {
        var work = new Action[producers];
        for (int i = 0; i < producers; i++)
        {
            int producer = i;
            work[i] = () => PublishMany(producer, each);
        }

        Produce(work);
    }

    /// <summary>Runs each producer on a thread of its own and waits for all, who may neither hang nor fail.</summary>
    public void Produce(params Action[] producers)
    {
        int left = producers.Length;
        foreach (Action producer in producers)
        {
            void Run()
            {
                try
                {
                    producer();
                }
                catch (Exception exception)
                {
                    Failures.Enqueue(("producer", Ring.Sequencer.Cursor, exception));
                }

                Interlocked.Decrement(ref left);
            }

            new Thread(Run) { IsBackground = true }.Start();
        }

        Await(() => Volatile.Read(ref left) == 0 || !Failures.IsEmpty);
        Assert.Empty(Failures);
    }

    public void Dispose()
    {
        _halts.ForEach(halt => halt());
        Assert.All(_joins, join => Assert.True(join(), "a stage outlives its test"));
    }

    private void PublishMany(int producer, long each)
    {
        for (long number = 0; number < each; number++)
        {
            PublishNext(producer, number);
        }
    }
}
