namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>What becomes of a batch that a broker never takes as a whole.</summary>
public sealed class LostBatchTests
{
    private const int Chats = 20;

    [Fact]
    public void A_batch_that_is_lost_again_and_again_goes_one_by_one_and_in_order()
    {
        var transport = new NarrowTransport(mostMessages: 3);
        using var metered = new MeteredPipeline(transport);
        metered.Traffic.SignIn(MeteredPipeline.Password);
        for (var chat = 0; chat < Chats; chat++)
        {
            metered.Traffic.Chat();
        }

        metered.Pipeline.Start();

        var due = 3 + (ChatTraffic.MessagesPerChat * Chats);
        Assert.True(SpinWait.SpinUntil(() => transport.Acknowledged == due, TimeSpan.FromMinutes(1)));
        Assert.True(metered.Pipeline.Drain(TimeSpan.FromSeconds(10)));
        Assert.Null(metered.Failure);
        Assert.Equal(Enumerable.Range(1, transport.Kept.Length).Select(number => (long)number), transport.Kept);
    }
}
