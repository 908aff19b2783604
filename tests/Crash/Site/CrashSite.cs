using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Recovery;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// The contact centre that crashes: ten agents on chat and mail, an offer open for a second or two, a short wrap-up.
/// </summary>
internal static class CrashSite
{
    /// <summary>Every agent's.</summary>
    public const string Password = "pw";

    /// <summary>The reply address of tasks.</summary>
    public const string Web = "web";

    public const string General = "General";
    public const string ChatServer = "ChatServer";
    public const string DeadLetters = "MediaRouting.DLQ";

    /// <summary>Where the broker puts what it finds to be a copy: it is to stay empty.</summary>
    public const string BrokerDeadLetters = "ActiveMQ.DLQ";

    private const int ChatsPerAgent = 4;
    private const int MailsPerAgent = 5;

    private static readonly string Hash = PasswordHash.Create(Password, iterations: 1);

    public static string[] Mrds { get; } = ["chat", "mail"];

    public static string[] Agents { get; } = [.. Enumerable.Range(0, 10).Select(number => $"agent{number}")];

    /// <summary>Everything that the daemon sends to, and the broker's own.</summary>
    public static string[] Queues { get; } =
        [Web, ChatServer, DeadLetters, BrokerDeadLetters, .. Agents.Select(HomeOf)];

    /// <summary>Tasks that an agent may have, by agent and MRD.</summary>
    public static IReadOnlyDictionary<(string AgentId, string Mrd), int> Capacities { get; } = Agents
        .SelectMany(agent => new[] { ((agent, Mrds[0]), ChatsPerAgent), ((agent, Mrds[1]), MailsPerAgent) })
        .ToDictionary();

    /// <summary>The configuration file.</summary>
    public static string Configuration { get; } = ConfigurationOf(Agents);

    /// <summary>How to open a data directory of this site.</summary>
    public static RecoveryRequest Request { get; } = new()
    {
        Configuration = ConfigurationFile.Read(Encoding.UTF8.GetBytes(Configuration), out _)!.Routing,
        Options = new StateMachineOptions { TaskIdPrefix = "prepared" },
        Now = 1_700_000_000_000,
    };

    /// <summary>The queue that an agent is told at.</summary>
    public static string HomeOf(string agent) => "home." + agent;

    /// <summary>The configuration with other agents, or another number of chats for each.</summary>
    public static string ConfigurationOf(IEnumerable<string> agents, int chatsPerAgent = ChatsPerAgent) =>
        JsonSerializer.Serialize(new
        {
            mrds = new object[]
            {
                new
                {
                    id = "chat",
                    maxTasks = chatsPerAgent,
                    offerTimeoutSeconds = 1,
                    wrapUpSeconds = 1,
                    defaultQueue = "chats",
                },
                new
                {
                    id = "mail",
                    maxTasks = MailsPerAgent,
                    offerTimeoutSeconds = 2,
                    wrapUpSeconds = 1,
                    noAnswer = "ready",
                },
            },
            queues = new object[]
            {
                new { id = "chats", mrd = "chat" },
                new { id = "urgent", mrd = "chat", priority = 5 },
                new { id = "mails", mrd = "mail" },
            },
            agents = agents.Select(id => new { id, passwordHash = Hash }),
        });
}
