namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Who arrives when: at random, as customers do, with a rush in the middle third. The same seed gives the same
/// customers.
/// </summary>
public static class Arrivals
{
    private const double CalmGapMilliseconds = 36;
    private const double RushGapMilliseconds = 15;
    private const double EmailShare = 0.2;

    private static readonly string[] Names =
        ["Zara", "Liam", "Noor", "Mateo", "Aiko", "Olga", "Tariq", "Ines", "Kofi", "Maja", "Ravi", "Sven"];

    private static readonly string[] Topics =
        ["invoice", "delivery", "password", "returns", "contract", "opening hours"];

    /// <summary>All customers, in the order in which they arrive.</summary>
    /// <param name="seed">Chooses one of many days.</param>
    /// <param name="length">How long the contact centre is open.</param>
    public static IEnumerable<Customer> On(int seed, TimeSpan length)
    {
        var random = new Random(seed);
        var arrives = Gap(random, CalmGapMilliseconds);
        for (var number = 1; arrives < length; number++)
        {
            yield return new Customer(
                number,
                arrives,
                random.NextDouble() < EmailShare ? DemoConfiguration.Email : DemoConfiguration.Chat,
                Names[random.Next(Names.Length)],
                Topics[random.Next(Topics.Length)],
                TimeSpan.FromMilliseconds(random.Next(400, 3000)));
            var isRush = arrives > length / 3 && arrives < length * 2 / 3;
            arrives += Gap(random, isRush ? RushGapMilliseconds : CalmGapMilliseconds);
        }
    }

    /// <summary>Independent arrivals: the gaps between them are exponentially distributed.</summary>
    private static TimeSpan Gap(Random random, double meanMilliseconds) =>
        TimeSpan.FromMilliseconds(-Math.Log(1 - random.NextDouble()) * meanMilliseconds);
}
