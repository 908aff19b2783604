using System.Collections.Immutable;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Who arrives when: at random, as customers do, with a rush in the middle third. The same seed gives the same
/// customers.
/// </summary>
public static class Arrivals
{
    private const double CalmGapMilliseconds = 8;
    private const double RushGapMilliseconds = 3;
    private const double LabelShare = 0.1;
    private const double AcquaintedShare = 0.05;

    private static readonly string[] Names =
        ["Zara", "Liam", "Noor", "Mateo", "Aiko", "Olga", "Tariq", "Ines", "Kofi", "Maja", "Ravi", "Sven"];

    /// <summary>Three chats and a call for an e-mail: what comes in at a moment, not what is worked on.</summary>
    private static readonly string[] Mrds =
    [
        SampleConfiguration.Chat, SampleConfiguration.Chat, SampleConfiguration.Chat, SampleConfiguration.Email,
        SampleConfiguration.Voice,
    ];

    /// <summary>All customers, in the order in which they arrive.</summary>
    /// <param name="seed">Chooses one of many days.</param>
    /// <param name="length">How long the contact centre is open.</param>
    public static IEnumerable<Customer> On(int seed, TimeSpan length)
    {
        var random = new Random(seed);
        var routing = DemoConfiguration.Routing;
        var queues = routing.Queues.ToLookup(queue => queue.Mrd, StringComparer.Ordinal);
        var arrives = Gap(random, CalmGapMilliseconds);
        for (var number = 1; arrives < length; number++)
        {
            var mrd = Mrds[random.Next(Mrds.Length)];
            var patience = TimeSpan.FromMilliseconds(random.Next(400, 3000));
            yield return new Customer(number, arrives, mrd, Names[random.Next(Names.Length)], patience)
            {
                Queue = Draw(random, 1, [.. queues[mrd]])!.Id,
                Label = Draw(random, LabelShare, routing.Labels)?.Name ?? "",
                Agent = Draw(random, AcquaintedShare, routing.Agents)?.Id ?? "",
            };
            var isRush = arrives > length / 3 && arrives < length * 2 / 3;
            arrives += Gap(random, isRush ? RushGapMilliseconds : CalmGapMilliseconds);
        }
    }

    /// <summary>Independent arrivals: the gaps between them are exponentially distributed.</summary>
    private static TimeSpan Gap(Random random, double meanMilliseconds) =>
        TimeSpan.FromMilliseconds(-Math.Log(1 - random.NextDouble()) * meanMilliseconds);

    /// <summary>One of these for a share of the customers, null for the others.</summary>
    private static T? Draw<T>(Random random, double share, ImmutableArray<T> of)
        where T : class => random.NextDouble() < share ? of[random.Next(of.Length)] : null;
}
