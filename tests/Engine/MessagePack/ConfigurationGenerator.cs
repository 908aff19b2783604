using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>Configurations with every field drawn at random, defaults and blanks among them.</summary>
internal static class ConfigurationGenerator
{
    public static byte[] Payload(Random random)
    {
        var to = new MessagePackWriter();
        ConfigurationCodec.Write(Next(random), to);
        return to.Written.ToArray();
    }

    public static RoutingConfiguration Next(Random random)
    {
        ImmutableArray<AttributeConfiguration> attributes =
        [
            .. Several(random, number => new AttributeConfiguration
            {
                Name = $"skill{number}", Type = (AttributeType)random.Next(2),
            }),
        ];
        return new RoutingConfiguration
        {
            Attributes = attributes,
            Labels = [.. Several(random, _ => new LabelConfiguration
            {
                Name = Name(random), Priority = Number(random),
            })],
            Mrds = [.. Several(random, _ => Mrd(random))],
            Queues = [.. Several(random, _ => Queue(random, attributes))],
            Agents = [.. Several(random, _ => new AgentConfiguration
            {
                Id = Name(random), Name = Name(random), Attributes = Numbers(random), MaxTasks = Numbers(random),
            })],
        };
    }

    private static MrdConfiguration Mrd(Random random) => new()
    {
        Id = Name(random),
        Name = Name(random),
        MaxTasks = Number(random),
        Interruptible = random.Next(2) == 0,
        DefaultQueue = random.Next(2) == 0 ? null : Name(random),
        OfferTimeoutSeconds = Number(random),
        WrapUpSeconds = random.Next(2) == 0 ? null : Number(random),
        GuardTimeoutSeconds = Number(random),
        NoAnswer = (NoAnswerPolicy)random.Next(2),
        OnLogout = (LogoutPolicy)random.Next(2),
        WaitingLimit = random.Next(2) == 0 ? null : Number(random),
        MessagesPerSecond = random.Next(2) == 0 ? null : Number(random),
    };

    private static QueueConfiguration Queue(Random random, ImmutableArray<AttributeConfiguration> attributes)
    {
        var expressions = new ExpressionParser(attributes);
        return new QueueConfiguration
        {
            Id = Name(random),
            Name = Name(random),
            Mrd = Name(random),
            Priority = Number(random),
            Policy = (QueuePolicy)random.Next(3),
            TimeToLiveSeconds = random.Next(2) == 0 ? null : Number(random),
            ServiceLevel = random.Next(2) == 0
                ? null
                : new ServiceLevelConfiguration(random.Next(1, 4), random.Next(1, 100_000)),
            Steps = [.. Several(random, _ => new StepConfiguration
            {
                Expression = expressions.Parse(Expression(random, attributes)), TimeoutSeconds = Number(random),
            })],
        };
    }

    private static string Expression(Random random, ImmutableArray<AttributeConfiguration> attributes)
    {
        if (attributes.IsEmpty || random.Next(3) == 0)
        {
            return "";
        }

        var attribute = attributes[random.Next(attributes.Length)];
        return attribute.Type == AttributeType.Boolean
            ? $"{attribute.Name} == true"
            : $"{attribute.Name} >= {random.Next(1, 11)}";
    }

    private static ImmutableSortedDictionary<string, int> Numbers(Random random) =>
        Several(random, _ => Name(random)).Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(name => name, _ => Number(random), StringComparer.Ordinal);

    private static List<T> Several<T>(Random random, Func<int, T> make) =>
        Enumerable.Range(0, random.Next(5)).Select(make).ToList();

    private static string Name(Random random) =>
        random.Next(10) == 0 ? "" : new[] { "a", "Zoë", "日本", "🙂", "Ａ", "team " }[random.Next(6)] + random.Next(100);

    private static int Number(Random random) => random.Next(4) == 0 ? 0 : random.Next(-1, 200_000) >> random.Next(18);
}
