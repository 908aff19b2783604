using System.Collections.Concurrent;
using System.Text;
using MediaRouting.Directory;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Adapters.Directory.Http;

/// <summary>An HTTP directory behind the lanes, as the intake uses both.</summary>
public sealed class ManySignInsTests
{
    private const int Agents = 200;
    private const int Requests = 4;

    [Fact]
    public void Two_hundred_agents_at_once_are_asked_about_a_few_at_a_time_and_each_in_its_order()
    {
        int arrived = 0;
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using AskedServer server = new(
            async context =>
            {
                // The first ones wait for each other: as many as may be are really under way together.
                if (Interlocked.Increment(ref arrived) == Requests)
                {
                    full.SetResult();
                }

                await full.Task.WaitAsync(context.RequestAborted);
            },
            how: address => AskedServer.Options(address, requests: Requests));
        ConcurrentDictionary<string, ConcurrentQueue<string>> released = new(StringComparer.Ordinal);
        using VerificationLanes<SignIn> lanes = new(
            server.Directory.Concurrency,
            2 * Agents,
            signIn => signIn.Outcome = server.Verify(signIn.Agent, "pw"),
            signIn => released.GetOrAdd(signIn.Agent, _ => new ConcurrentQueue<string>()).Enqueue(
                $"{signIn.Step} {signIn.Outcome}"),
            exception => throw new InvalidOperationException("a lane failed", exception));

        foreach (string step in (string[])["Connect", "Login"])
        {
            for (int agent = 0; agent < Agents; agent++)
            {
                SignIn signIn = new($"agent{agent}", step);
                Assert.True(lanes.TryEnqueue(Encoding.UTF8.GetBytes(signIn.Agent), signIn));
            }
        }

        Assert.True(lanes.Drain(AskedServer.Bound));
        Assert.Equal(Agents, released.Count);
        Assert.All(released.Values, steps => Assert.Equal(["Connect Verified", "Login Verified"], steps));
        Assert.Equal(2 * Agents, server.Requests);
        Assert.Equal(Requests, server.MostUnderWay);
    }

    private sealed record SignIn(string Agent, string Step)
    {
        public Verification Outcome { get; set; }
    }
}
