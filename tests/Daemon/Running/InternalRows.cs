using System.Text.RegularExpressions;
using MediaRouting.Engine.Configuration;
using MediaRouting.Jms;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>
/// What passes between the two roles in a conversation, each row as its type and body, with what differs from run to
/// run taken out, and the numbers of decisions, which a tap does not show; first those to MRE, then those from it.
/// </summary>
internal static class InternalRows
{
    private static readonly string[] FromMre =
        ["TaskConferenced", "TaskAgentTransferred", "TaskAgentSelected", "EstimatedWait", "Error"];

    private static readonly Regex TaskId = Pattern("(?<=\"TaskId\":\")[^\"]+");
    private static readonly Regex Time = Pattern("(?<=\"StateChangeTime\":\")[^\"]+");
    private static readonly Regex Decision = Pattern(",\"Decision\":[0-9]+");

    /// <summary>Plays a script over the split in memory and returns what crossed the queues between the two.</summary>
    public static IReadOnlyList<string> OfTheSplit(Script script)
    {
        using InMemory memory = new();
        memory.Start(
            Topology.CommunicationServer, new QueueNames { RoutingEngine = "to-mre", CommunicationServer = "to-comm" });
        memory.Start(
            Topology.RoutingEngine, new QueueNames { RoutingEngine = "at-mre", CommunicationServer = "of-mre" });
        using Relay there = new(memory, "to-mre", "at-mre");
        using Relay back = new(memory, "of-mre", "to-comm");
        using MemoryBrokerClient client = new(memory.Broker);
        new ConversationPlayer(client, prefix: "", seesAll: false).Play(script);
        return Comparable([.. there.Stop(), .. back.Stop()]);
    }

    /// <summary>The rows in a form in which two runs can be compared.</summary>
    public static IReadOnlyList<string> Comparable(IEnumerable<BrokerMessage> messages)
    {
        var tasks = new List<string>();
        return
        [
            .. messages
                .OrderBy(message => FromMre.Contains(message.Type, StringComparer.Ordinal))
                .Select(message => $"{message.Type} {Comparable(message.Body!)}"),
        ];

        string Comparable(string body) =>
            Decision.Replace(Time.Replace(TaskId.Replace(body, Number), "time"), "");

        string Number(Match id)
        {
            if (!tasks.Contains(id.Value, StringComparer.Ordinal))
            {
                tasks.Add(id.Value);
            }

            return $"task {tasks.IndexOf(id.Value)}";
        }
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>Carries the messages of one queue to another and keeps a copy.</summary>
    private sealed class Relay : IDisposable
    {
        private readonly List<BrokerMessage> _carried = [];
        private readonly MemoryBrokerClient _client;
        private readonly string _from;
        private readonly string _to;
        private readonly Thread _thread;
        private volatile bool _isStopping;

        public Relay(InMemory memory, string from, string to)
        {
            _client = new MemoryBrokerClient(memory.Broker);
            _from = from;
            _to = to;
            _thread = new Thread(Run) { IsBackground = true };
            _thread.Start();
        }

        public List<BrokerMessage> Stop()
        {
            _isStopping = true;
            _thread.Join();
            return _carried;
        }

        public void Dispose()
        {
            Stop();
            _client.Dispose();
        }

        private void Run()
        {
            while (true)
            {
                bool isLast = _isStopping;
                if (_client.Receive(_from, TimeSpan.FromMilliseconds(50)) is { } message)
                {
                    _client.Send(message with { Destination = _to });
                    _carried.Add(message);
                }
                else if (isLast)
                {
                    return;
                }
            }
        }
    }
}
