using System.Collections.Immutable;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>The contact centre of the demo: twelve agents, each for chat and e-mail.</summary>
public static class DemoConfiguration
{
    /// <summary>Id of the MRD of chats: an agent holds several at a time.</summary>
    public const string Chat = "chat";

    /// <summary>Id of the MRD of e-mails: one at a time.</summary>
    public const string Email = "email";

    /// <summary>Chats that an agent may hold at a time.</summary>
    public const int ChatLimit = 3;

    /// <summary>E-mails that an agent may hold at a time.</summary>
    public const int EmailLimit = 1;

    /// <summary>
    /// The password of every agent: these accounts last as long as the demo and are not to be reached from outside.
    /// </summary>
    public const string Password = "demo";

    /// <summary>Seconds that an offer stays open: short, so that no-answers happen within the demo.</summary>
    private const int OfferTimeoutSeconds = 1;

    /// <summary>Names of the agents; the id is the name in small letters.</summary>
    private static readonly string[] Names =
        ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Grace", "Hugo", "Iris", "Jon", "Kim", "Leo"];

    /// <summary>MRDs, queues and agents.</summary>
    public static RoutingConfiguration Routing { get; } = new()
    {
        Mrds = [Mrd(Chat, "Chat", ChatLimit), Mrd(Email, "E-mail", EmailLimit)],
        Queues =
        [
            new QueueConfiguration { Id = "support", Name = "Support", Mrd = Chat },
            new QueueConfiguration { Id = "letters", Name = "Letters", Mrd = Email },
        ],
        Agents = [.. Names.Select(name => new AgentConfiguration { Id = name.ToLowerInvariant(), Name = name })],
    };

    /// <summary>What each agent may hold, by agent and MRD.</summary>
    public static IReadOnlyDictionary<(string AgentId, string Mrd), int> Limits { get; } =
        (from agent in Routing.Agents from mrd in Routing.Mrds select (agent, mrd)).ToDictionary(
            pair => (pair.agent.Id, pair.mrd.Id), pair => pair.mrd.MaxTasks);

    /// <summary>
    /// A directory in which a password is checked by one iteration. Hashing as a real configuration demands would keep
    /// the machine busy for the first seconds of the demo.
    /// </summary>
    public static ConfiguredDirectory CreateDirectory()
    {
        var hash = PasswordHash.Create(Password, iterations: 1);
        return new ConfiguredDirectory([.. Routing.Agents.Select(agent => new AgentCredential(agent.Id, hash))]);
    }

    private static MrdConfiguration Mrd(string id, string name, int maxTasks) =>
        new() { Id = id, Name = name, MaxTasks = maxTasks, OfferTimeoutSeconds = OfferTimeoutSeconds };
}
