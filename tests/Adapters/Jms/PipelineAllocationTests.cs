namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>From the bytes of a message to the bytes of its answers nothing is allocated once warm.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class PipelineAllocationTests
{
    private const int Chats = 20_000;
    private const int WarmChats = 3_000;

    [Fact]
    public void Decoding_routing_and_encoding_100_000_messages_allocates_no_byte()
    {
        using var metered = new MeteredPipeline();
        SteppedChats(metered, WarmChats, signIn: true);
        var before = GC.GetAllocatedBytesForCurrentThread();

        SteppedChats(metered, Chats, signIn: false);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(metered.Failure);
        Assert.Equal(3 + (ChatTraffic.MessagesPerChat * (WarmChats + Chats)), metered.Transport.Acknowledged);
        Assert.True(metered.Transport.Sent > metered.Transport.Acknowledged);
    }

    [Fact]
    public void A_transport_that_allocates_for_every_message_is_seen()
    {
        using var metered = new MeteredPipeline();
        SteppedChats(metered, WarmChats, signIn: true);
        metered.Transport.IsWasteful = true;
        var sent = metered.Transport.Sent;
        var before = GC.GetAllocatedBytesForCurrentThread();

        SteppedChats(metered, 100, signIn: false);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated >= 16 * (metered.Transport.Sent - sent), $"only {allocated} bytes were seen");
    }

    [Fact]
    public void The_threads_of_the_rings_allocate_less_than_a_byte_a_message_with_everything_else_in_the_process()
    {
        using var metered = new MeteredPipeline();
        metered.Pipeline.Start();
        metered.Traffic.SignIn(MeteredPipeline.Password);
        ThreadedChats(metered, WarmChats);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        ThreadedChats(metered, Chats);

        // The whole process is counted, the test runner's own threads included, so this is a bound and not a zero.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Chats * ChatTraffic.MessagesPerChat);
        Assert.Null(metered.Failure);
        Assert.True(metered.Pipeline.Drain(TimeSpan.FromSeconds(10)));
    }

    private static void SteppedChats(MeteredPipeline metered, int chats, bool signIn)
    {
        if (signIn)
        {
            metered.Traffic.SignIn(MeteredPipeline.Password);
        }

        for (var i = 0; i < chats; i++)
        {
            metered.Traffic.Chat();
            while (metered.Pipeline.StepStateMachine() + metered.Pipeline.StepOutbox() > 0)
            {
            }
        }
    }

    private static void ThreadedChats(MeteredPipeline metered, int chats)
    {
        var due = metered.Transport.Acknowledged + (chats * ChatTraffic.MessagesPerChat);
        for (var i = 0; i < chats; i++)
        {
            metered.Traffic.Chat();
        }

        Assert.True(SpinWait.SpinUntil(
            () => metered.Transport.Acknowledged >= due || metered.Failure is not null, TimeSpan.FromMinutes(1)));
    }
}
