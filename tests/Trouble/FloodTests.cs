using System.Diagnostics;
using System.Globalization;
using MediaRouting.Directory;
using MediaRouting.Testing;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>More new tasks than an MRD takes.</summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Rounds = 1000;
    private const int WaitingLimit = 50;
    private const int Rate = 20;
    private const string Crowded = "\"RetryAfter\":5";
    private const string Hurried = "\"RetryAfter\":1";

    private static readonly string Configuration =
        $$"""
        {
          "mrds": [
            { "id": "chat", "waitingLimit": {{WaitingLimit}} },
            { "id": "mail", "messagesPerSecond": {{Rate}} },
            { "id": "call" }
          ],
          "queues": [
            { "id": "chats", "mrd": "chat" }, { "id": "mails", "mrd": "mail" }, { "id": "calls", "mrd": "call" }
          ],
          "agents": [ { "id": "agent0", "passwordHash": "{{PasswordHash.Create("pw", iterations: 1)}}" } ]
        }
        """;

    [Fact]
    public void A_flood_of_tasks_is_refused_at_once_with_OVERLOADED_and_RetryAfter_and_everybody_else_is_served()
    {
        using var site = new AskedSite(configuration: Configuration);
        RunningMre daemon = site.Start();
        for (int round = 1; round <= Rounds; round++)
        {
            SendTask(site, "chat", round);
            SendTask(site, "mail", round);
            SendTask(site, "call", round);
            site.Asking.Send("GetAgentState", """{"AgentId":"agent0","Mrd":"chat"}""", AskedSite.Desk);
        }

        long start = Stopwatch.GetTimestamp();
        site.HandIn();
        site.Read(4 * Rounds, AskedSite.Desk);
        TimeSpan took = Stopwatch.GetElapsedTime(start);

        ILookup<long, BrokerMessage> answers = site.Told.ToLookup(
            message => (long.Parse(message.CorrelationId!, CultureInfo.InvariantCulture) - 1) % 4);
        (int lost, int unexpected, int duplicated) = site.Reckon(4 * Rounds, _ => 1);
        int chats = answers[0].Count(message => message.Type is "Task");
        int mails = answers[1].Count(message => message.Type is "Task");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"flood of {Rounds} tasks each, taken in {took.TotalSeconds:0.0} s: waitingLimit {WaitingLimit} {chats}, "
            + $"messagesPerSecond {Rate} {mails}, no limit {answers[2].Count()}; {answers[3].Count()} questions beside "
            + $"them answered: lost {lost}, unexpected {unexpected}, duplicated {duplicated}"));
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        Assert.Equal(WaitingLimit, chats);
        Assert.InRange(mails, Rate, Rate * (2 + (int)took.TotalSeconds));
        AssertRefused(answers[0], Rounds - chats, Crowded);
        AssertRefused(answers[1], Rounds - mails, Hurried);
        Assert.All(answers[2], message => Assert.Equal("Task", message.Type));
        Assert.All(answers[3], message => Assert.Equal("AgentState", message.Type));
        Assert.Equal(0, daemon.Stop());
    }

    private static void SendTask(AskedSite site, string mrd, int number) => site.Asking.Send(
        "Task",
        $$"""{"Mrd":"{{mrd}}","ClientUniqueId":"{{mrd}}-{{number}}","name":"n"}""",
        AskedSite.Desk);

    private static void AssertRefused(IEnumerable<BrokerMessage> answers, int count, string retryAfter)
    {
        BrokerMessage[] errors = [.. answers.Where(message => message.Type is "Error")];
        Assert.Equal(count, errors.Length);
        Assert.All(errors, error =>
        {
            Assert.Contains("\"Code\":\"OVERLOADED\"", error.Body, StringComparison.Ordinal);
            Assert.Contains(retryAfter, error.Body, StringComparison.Ordinal);
        });
    }
}
