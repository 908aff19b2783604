using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class AskersTests
{
    [Fact]
    public void A_number_leads_back_to_who_asked()
    {
        var askers = new Askers(new Destinations());
        askers.Remember(41, Asking("web", "ask-1", CommandKind.Transfer));
        askers.Remember(42, Asking("", "ask-2", CommandKind.Conference));
        Assert.True(askers.TryFind(41, out var first));
        Assert.Equal(("web", "ask-1"), (Text(first.ReplyTo), Text(first.CorrelationId)));
        Assert.Equal((CommandKind.Transfer, 41L), (first.Request, first.Forwarded));
        Assert.Equal(DestinationKind.Queue, first.ReplyToKind);
        Assert.True(askers.TryFind(42, out var second));
        Assert.Equal(DestinationKind.None, second.ReplyToKind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(2)]
    public void A_number_under_which_nobody_asked_leads_nowhere(long number)
    {
        var askers = new Askers(new Destinations());
        askers.Remember(1, Asking("web", "ask", CommandKind.Transfer));
        askers.Remember(2, default);
        Assert.False(askers.TryFind(number, out var nobody));
        Assert.Equal(CommandKind.None, nobody.Request);
    }

    [Fact]
    public void Only_the_last_are_remembered_and_the_destinations_of_the_others_are_let_go()
    {
        var destinations = new Destinations();
        var askers = new Askers(destinations, capacity: 8);
        for (var number = 1; number <= 100; number++)
        {
            askers.Remember(number, Asking($"web{number}", $"ask{number}", CommandKind.Transfer));
        }

        for (var number = 1; number <= 100; number++)
        {
            Assert.Equal(number > 92, askers.TryFind(number, out var requester));
            Assert.Equal(number > 92 ? $"ask{number}" : string.Empty, Text(requester.CorrelationId));
        }

        Assert.Equal(8, destinations.Count);
    }

    [Fact]
    public void Who_has_the_answer_is_forgotten_and_nobody_who_asked_later_in_that_place()
    {
        var destinations = new Destinations();
        var askers = new Askers(destinations, capacity: 8);
        askers.Remember(1, Asking("web", "ask-1", CommandKind.GetEstimatedWait));
        askers.Remember(2, Asking("app", "ask-2", CommandKind.GetEstimatedWait));
        askers.Forget(1);
        askers.Forget(1);
        askers.Forget(10);

        Assert.False(askers.TryFind(1, out _));
        Assert.True(askers.TryFind(2, out var second));
        Assert.Equal(("app", 1), (Text(second.ReplyTo), destinations.Count));
        askers.Remember(9, Asking("web", "ask-9", CommandKind.Transfer));
        Assert.True(askers.TryFind(9, out _));
    }

    private static Requester Asking(string replyTo, string correlation, CommandKind request) => new()
    {
        ReplyToKind = replyTo.Length == 0 ? DestinationKind.None : DestinationKind.Queue,
        ReplyTo = Encoding.UTF8.GetBytes(replyTo),
        CorrelationId = Encoding.UTF8.GetBytes(correlation),
        Request = request,
    };

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
