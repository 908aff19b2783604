using System.Collections.Immutable;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// A bank's contact centre of a realistic size, made up: calls, which interrupt chats and e-mails; four languages, five
/// products; queues for one language and product each, open to ever more agents the longer a customer waits. The same
/// numbers give the same configuration, and every step matches somebody.
/// </summary>
public static class SampleConfiguration
{
    /// <summary>Id of the MRD of chats.</summary>
    public const string Chat = "chat";

    /// <summary>Id of the MRD of e-mails.</summary>
    public const string Email = "email";

    /// <summary>Id of the MRD of calls, the one that is not interruptible.</summary>
    public const string Voice = "voice";

    /// <summary>Fewest queues: one for each MRD.</summary>
    public const int FewestQueues = 3;

    /// <summary>The password of every agent.</summary>
    public const string Password = "secret";

    /// <summary>
    /// Its hash, the same for all: a salt each would make every file another one, and take seconds. Not for real use.
    /// </summary>
    public const string SharedPasswordHash =
        "AQAAAAIAAYagAAAAELPz57D3AG0nNJsNxGiwvO4kDLISn6fVbpvHEnH/660NHPPqupCUXBXq205XVF//OQ==";

    /// <summary>Languages, of which every agent speaks one well.</summary>
    internal static readonly ImmutableArray<string> Languages = ["english", "german", "french", "spanish"];

    /// <summary>Products, of which every agent knows one well.</summary>
    internal static readonly ImmutableArray<string> Products =
        ["accounts", "cards", "loans", "insurance", "investments"];

    /// <summary>True for agents who are trusted with important customers.</summary>
    internal const string Vip = "vip";

    /// <summary>True for those who help out on every product.</summary>
    internal const string Supervisor = "supervisor";

    /// <summary>True for those who are new, and have less work at a time.</summary>
    internal const string Trainee = "trainee";

    /// <summary>Makes one.</summary>
    /// <param name="agents">How many agents, from 1.</param>
    /// <param name="queues">How many queues, from <see cref="FewestQueues"/>.</param>
    /// <param name="seed">Chooses one of many.</param>
    public static ConfigurationFile Create(int agents, int queues, int seed)
    {
        Random random = new(seed);
        ImmutableArray<AttributeConfiguration> attributes =
        [
            .. Languages.Concat(Products).Select(name => new AttributeConfiguration { Name = name }),
            .. new[] { Vip, Supervisor, Trainee }.Select(
                name => new AttributeConfiguration { Name = name, Type = AttributeType.Boolean }),
        ];
        SampleAgents staff = new(agents, random);
        SampleQueues desks = new(staff, new ExpressionParser(attributes), random);
        ImmutableArray<QueueConfiguration> made = [.. Enumerable.Range(0, queues).Select(desks.Create)];
        return new ConfigurationFile
        {
            Routing = new RoutingConfiguration
            {
                Mrds = Mrds(made),
                Attributes = attributes,
                Labels = Labels(),
                Queues = made,
                Agents = staff.Create(),
            },
            Credentials = [.. staff.Ids.Select(id => new AgentCredential(id, SharedPasswordHash))],
        };
    }

    private static ImmutableArray<MrdConfiguration> Mrds(ImmutableArray<QueueConfiguration> queues)
    {
        string First(string mrd) =>
            queues.First(queue => string.Equals(queue.Mrd, mrd, StringComparison.Ordinal)).Id;
        return
        [
            new()
            {
                Id = Chat, Name = "Chat", MaxTasks = 3, WrapUpSeconds = 60, DefaultQueue = First(Chat),
            },
            new()
            {
                Id = Email, Name = "E-mail", MaxTasks = 5, OfferTimeoutSeconds = 120, GuardTimeoutSeconds = 300,
                NoAnswer = NoAnswerPolicy.Ready, OnLogout = LogoutPolicy.Requeue, DefaultQueue = First(Email),
            },
            new()
            {
                Id = Voice, Name = "Voice", Interruptible = false, OfferTimeoutSeconds = 20, WrapUpSeconds = 45,
                GuardTimeoutSeconds = 60, DefaultQueue = First(Voice),
            },
        ];
    }

    private static ImmutableArray<LabelConfiguration> Labels() =>
    [
        new() { Name = "vip", Priority = 10 },
        new() { Name = "complaint", Priority = 8 },
        new() { Name = "urgent", Priority = 7 },
        new() { Name = "renewal", Priority = 5 },
        new() { Name = "newsletter", Priority = 2 },
    ];
}
