using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Budgets;

/// <summary>
/// A round of work that ends where it began, over and over, and what each kind of command allocates in it. The roles
/// apart have every row between them; each of the sites is told the same.
/// </summary>
internal sealed class CommandMeter
{
    /// <summary>Until the closed tasks and the messages that are remembered are as many as they may be.</summary>
    private const int WarmRounds = 1_500;

    private const int Rounds = 300;

    private static readonly StateMachineOptions Options =
        new() { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 1_000 };

    private readonly Dictionary<CommandKind, (long Bytes, long Count)> _bytes = [];
    private readonly MeteredSite[] _sites;
    private readonly SitePlayer[] _players;
    private int _offers;
    private int _refusals;

    public CommandMeter()
    {
        var configuration = new ContactCenter().Build();
        _sites =
        [
            new(configuration, Options, Note),
            new(configuration, Options with { Topology = Topology.CommunicationServer }, Note)
            {
                Partner = new(configuration, Options with { Topology = Topology.RoutingEngine }, Note),
            },
        ];
        _players = Array.ConvertAll(_sites, site => new SitePlayer(site, showsRows: false, showsRowCorrelation: false)
        {
            Watcher = Count,
        });
    }

    /// <summary>Does the work; what was noted while it was not warm is forgotten.</summary>
    public void Run()
    {
        Play(0, WarmRounds);
        _bytes.Clear();
        _offers = 0;
        _refusals = 0;
        Play(WarmRounds, WarmRounds + Rounds);

        // One task is offered and the one message is refused that is none, or the rounds do not do what they say.
        Assert.Equal((Rounds * _sites.Length, Rounds * _sites.Length), (_offers, _refusals));
    }

    /// <summary>Bytes of each command of this kind.</summary>
    public double BytesOf(CommandKind kind)
    {
        Assert.True(_bytes.TryGetValue(kind, out var noted), $"no round has {kind}");
        return (double)noted.Bytes / noted.Count;
    }

    private static IEnumerable<string> Round(int number) =>
    [
        "Connect a1", "Connect a2", "Login a1 chat", "AgentState a1 chat READY",
        $"Task chat c{number} name=Bob params=k:v priority=5", $"TaskState T{number} a1 ACTIVE",
        "Login a2 chat", "AgentState a2 chat READY",
        $"Conference T{number} a1 a2 chat", $"TaskState T{number} a2 CLOSED",
        $"Transfer T{number} a1 a2", $"GetTaskState T{number}", "GetAgentState a2 chat",
        "GetEstimatedWait chat params=k:v",
        $"TaskState T{number} a2 CLOSED DONE", "AgentState a1 chat LOGOUT home", "AgentState a2 chat LOGOUT home",
        "Raw - MALFORMED_JSON Body type=Connect body={", "Restore", "@+1s",
    ];

    private void Play(int first, int end)
    {
        for (var round = first; round < end; round++)
        {
            foreach (var player in _players)
            {
                foreach (var input in Round(round + 1))
                {
                    player.Play(input);
                }
            }

            _players[1].Play(
                $"CommunicationServer: Error Transfer UNKNOWN_TASK text=no task=nothing id=error-{round}");
            Array.ForEach(_sites, site => site.NoteSent());
        }
    }

    private void Count(ref readonly EventSlot told)
    {
        _offers += told.Kind == EventKind.TaskAssigned ? 1 : 0;
        _refusals += told.Kind == EventKind.Refused ? 1 : 0;
    }

    private void Note(CommandKind kind, long bytes)
    {
        var (before, count) = _bytes.GetValueOrDefault(kind);
        _bytes[kind] = (before + bytes, count + 1);
    }
}
