using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The agents of a sample: each at home in one language and one product, all pairs in turn, and less so in others.
/// </summary>
internal sealed class SampleAgents
{
    private const int AgentsPerSupervisor = 25;

    private static readonly string[] FirstNames =
    [
        "Ann", "Bob", "Carla", "Dmitri", "Eva", "Farid", "Grace", "Henrik", "Iris", "Jonas", "Kofi", "Lena", "Marc",
        "Noor", "Olga", "Pablo", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wim", "Yara", "Zoë",
    ];

    private static readonly string[] LastNames =
    [
        "Lee", "Rossi", "Gomez", "Petrov", "Novak", "Haddad", "Kim", "Berg", "Okoro", "Meyer", "Silva", "Dubois",
        "Tanaka", "Kaya", "Moreau", "Weber", "Costa", "Larsen", "Ahmed", "Fischer", "Laurent", "Ortega", "Brandt",
    ];

    private readonly Dictionary<string, int>[] _attributes;
    private readonly Dictionary<string, int>[] _maxTasks;

    /// <summary>Draws what each of them can do.</summary>
    public SampleAgents(int count, Random random)
    {
        _attributes = [.. Enumerable.Range(0, count).Select(agent => Attributes(agent, random))];
        _maxTasks = [.. _attributes.Select(attributes => MaxTasks(attributes, random))];
        Ids =
        [
            .. Enumerable.Range(1, count).Select(
                number => "agent-" + number.ToString("000", CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Ids, in order.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>
    /// The highest level that some agent has in a language and a product both. Where nobody has both, one learns them.
    /// </summary>
    public int BestIn(string language, string product)
    {
        int best = _attributes.Max(
            agent => Math.Min(agent.GetValueOrDefault(language), agent.GetValueOrDefault(product)));
        if (best > 0)
        {
            return best;
        }

        Dictionary<string, int> learner = _attributes.MaxBy(agent => agent.GetValueOrDefault(language))!;
        learner.TryAdd(language, 1);
        learner.TryAdd(product, 1);
        return 1;
    }

    /// <summary>True if any agent matches.</summary>
    public bool AnyMatches(Expression expression) => _attributes.Any(expression.Matches);

    /// <summary>The agents, once all have learnt what they had to.</summary>
    public ImmutableArray<AgentConfiguration> Create() =>
    [
        .. Ids.Select((id, agent) => new AgentConfiguration
        {
            Id = id,
            Name = NameOf(agent),
            Attributes = _attributes[agent].ToImmutableSortedDictionary(StringComparer.Ordinal),
            MaxTasks = _maxTasks[agent].ToImmutableSortedDictionary(StringComparer.Ordinal),
        }),
    ];

    /// <summary>The two lists have no common divisor, so that all pairs come before the first comes again.</summary>
    private static string NameOf(int agent)
    {
        string name = $"{FirstNames[agent % FirstNames.Length]} {LastNames[agent % LastNames.Length]}";
        int round = agent / (FirstNames.Length * LastNames.Length);
        return round == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {round + 1}");
    }

    private static Dictionary<string, int> Attributes(int agent, Random random)
    {
        ImmutableArray<string> languages = SampleConfiguration.Languages;
        ImmutableArray<string> products = SampleConfiguration.Products;
        Dictionary<string, int> values = new(StringComparer.Ordinal)
        {
            [languages[agent % languages.Length]] = random.Next(6, Limits.HighestProficiency + 1),
            [products[agent / languages.Length % products.Length]] = random.Next(4, Limits.HighestProficiency + 1),
            [SampleConfiguration.Vip] = random.Next(5) == 0 ? 1 : 0,
        };
        foreach (string language in languages.Where(_ => random.Next(3) == 0))
        {
            values.TryAdd(language, random.Next(1, 8));
        }

        foreach (string product in products.Where(_ => random.Next(3) == 0))
        {
            values.TryAdd(product, random.Next(1, 7));
        }

        if (agent % AgentsPerSupervisor == AgentsPerSupervisor - 1)
        {
            values.Add(SampleConfiguration.Supervisor, 1);
        }
        else if (random.Next(10) == 0)
        {
            values.Add(SampleConfiguration.Trainee, 1);
        }

        return values;
    }

    private static Dictionary<string, int> MaxTasks(Dictionary<string, int> attributes, Random random)
    {
        Dictionary<string, int> limits = new(StringComparer.Ordinal);
        if (attributes.ContainsKey(SampleConfiguration.Trainee))
        {
            limits.Add(SampleConfiguration.Chat, 1);
            limits.Add(SampleConfiguration.Email, 2);
        }
        else if (random.Next(8) == 0)
        {
            limits.Add(SampleConfiguration.Chat, 5);
        }

        return limits;
    }
}
