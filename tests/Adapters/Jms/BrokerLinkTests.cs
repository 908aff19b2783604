using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>The link to the broker where several want something of it at once.</summary>
public sealed class BrokerLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void A_link_that_is_stopped_while_it_subscribes_says_goodbye_after_that()
    {
        var broker = new SlowTransport();
        using var link = new BrokerLink(broker, [(Source.General, "General")], new SilentLog());
        var starting = new Thread(() => link.Start(null!, () => true, CancellationToken.None));
        starting.Start();
        Assert.True(broker.Subscribing.Wait(Patience));

        var stopping = new Thread(() => link.Stop(orderly: true));
        stopping.Start();
        Assert.True(SpinWait.SpinUntil(() => link.Await() is null, Patience));
        SpinWait.SpinUntil(() => broker.IsClosed, ForWhatShouldNotCome);
        Assert.False(broker.IsClosed);

        broker.MaySubscribe.Set();
        Assert.True(stopping.Join(Patience));
        Assert.True(starting.Join(Patience));
        Assert.True(broker.IsClosed);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public void A_link_that_is_stopped_while_it_waits_to_connect_again_ends_at_once()
    {
        var broker = new SlowTransport { IsAway = true };
        broker.MaySubscribe.Set();
        using var link = new BrokerLink(broker, [(Source.General, "General")], new SilentLog());
        using var stop = new CancellationTokenSource();
        var starting = new Thread(() => link.Start(null!, () => true, stop.Token));
        starting.Start();
        Assert.True(SpinWait.SpinUntil(() => broker.Attempts > 3, Patience));

        stop.Cancel();
        Assert.True(starting.Join(Patience));
        link.Stop(orderly: true);
        int attempts = broker.Attempts;
        Assert.Null(link.Await());
        SpinWait.SpinUntil(() => broker.Attempts > attempts, ForWhatShouldNotCome);
        Assert.Equal(attempts, broker.Attempts);
    }

    /// <summary>A broker that takes its time to subscribe, or is not there.</summary>
    private sealed class SlowTransport : IJmsTransport, IJmsConnection
    {
        private int _attempts;
        private volatile bool _isClosed;

        public ManualResetEventSlim Subscribing { get; } = new();

        public ManualResetEventSlim MaySubscribe { get; } = new();

        public bool IsAway { get; init; }

        public int Attempts => Volatile.Read(ref _attempts);

        public bool IsClosed => _isClosed;

        public int MaxBodyBytes => int.MaxValue;

        public IJmsConnection Connect(IJmsListener listener)
        {
            Interlocked.Increment(ref _attempts);
            return IsAway ? throw new JmsException(JmsFailure.Lost, "nobody answers") : this;
        }

        public void Subscribe(int consumer, string queue, int window)
        {
            Subscribing.Set();
            MaySubscribe.Wait(Patience);
        }

        public void Begin()
        {
        }

        public void Send(in JmsMessage message)
        {
        }

        public void Acknowledge(long tag)
        {
        }

        public void Commit()
        {
        }

        public void Close() => _isClosed = true;

        public void Dispose()
        {
        }
    }
}
