using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// Commands drawn at random, one after the other, most of them sensible where the model stands: agents sign on, say
/// READY, accept, decline, let it time out, pause, wrap up, close, hand over; customers come and leave; time passes in
/// small steps, so that timers meet; and some of it is <see cref="Nonsense"/>.
/// </summary>
internal sealed class ScriptSwarm
{
    private const int RememberedNumbers = 60;

    private static readonly int[] Grains = [1, 10, 500, 1000];
    private static readonly string[] Reasons = ["", "", "lunch", "meeting"];
    private static readonly string[] Places = ["desk1", "desk2", "hall"];
    private static readonly string[] Priorities =
        ["7", " 3 ", "+4", "-2", "0", "12345678901234567890", "high", "", "5.0"];

    private static readonly string[] Labels = ["label1", "label2, label3", " label1 ,label9,", "none", "LABEL1,label4"];

    private readonly Dice _dice;
    private readonly NaiveModel _model;
    private readonly ImmutableArray<string> _mrds;
    private readonly Nonsense _nonsense;
    private readonly (int Weight, Func<Input, Input?> Draw)[] _actions;
    private readonly int[] _weights;
    private readonly int _grain;
    private readonly int _mostWaiting;
    private readonly int _haste;
    private readonly int _willing;
    private readonly int _answered;
    private int _number;
    private long _now = ScriptClock.Start;

    /// <summary>Draws how people behave.</summary>
    public ScriptSwarm(Dice dice, Center center, NaiveModel model)
    {
        _dice = dice;
        _model = model;
        _mrds = [.. center.Configuration.Mrds.Select(mrd => mrd.Id)];
        _nonsense = new Nonsense(dice, model);
        _grain = dice.Any(Grains);
        _mostWaiting = dice.Scaled(2, 60);
        _haste = dice.Between(20, 90);
        _willing = dice.Between(10, 100);
        _answered = dice.Any([0, 20, 60]);
        _actions =
        [
            (dice.Between(5, 40), Tick),
            (dice.Between(5, 15), SignOn),
            (dice.Between(10, 30), Ready),
            (dice.Between(0, 5), NotReady),
            (dice.Between(0, 3), Logout),
            (dice.Between(10, 60), NewTask),
            (dice.Between(10, 60), Answer),
            (dice.Between(10, 60), Work),
            (dice.Between(0, 10), Leave),
            (dice.Between(0, 25), Conference),
            (dice.Between(0, 10), Transfer),
            (dice.Between(0, 5), Query),
            (dice.Between(0, 3), Reconnect),
            (dice.Percent(30) ? 1 : 0, input => input with { Kind = CommandKind.RestoreChatServer }),
            (dice.Between(0, 10), _nonsense.Draw),
        ];
        _weights = [.. _actions.Select(action => action.Weight)];
    }

    private IReadOnlyList<ModelAgent> Agents => _model.Communication.Agents;

    /// <summary>The next command.</summary>
    public Input Next()
    {
        var input = new Input(++_number, Time(), CommandKind.None);
        while (true)
        {
            if (_actions[_dice.Weighted(_weights)].Draw(input) is { } drawn)
            {
                return drawn.Kind == CommandKind.Tick ? drawn : Addressed(drawn);
            }
        }
    }

    private static string Numbered(string word, int number) => word + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Time stands still, moves on a little, or, as the stamps of two producers may, goes back.</summary>
    private long Time()
    {
        if (!_dice.Percent(_haste))
        {
            _now += (long)_grain * _dice.Between(0, Math.Max(1, 1000 / _grain));
        }

        return _dice.Percent(2) ? _now - _dice.Between(1, 5) : _now;
    }

    private Input Addressed(Input input) => input with
    {
        MessageId = _dice.Between(0, 199) switch
        {
            0 => string.Empty,
            1 => Numbered("m", Math.Max(1, _number - _dice.Between(1, RememberedNumbers))),
            2 => Numbered(new string('x', 260), _dice.Between(0, 9)),
            _ => Numbered("m", _number),
        },
        CorrelationId = _dice.Percent(20) ? Numbered("c", _number) : string.Empty,
        ReplyTo = _dice.Percent(_answered) ? Anywhere() : null,
    };

    private Place Anywhere() => Place.Of((DestinationKind)_dice.Between(1, 4), _dice.Any(Places));

    private Input Tick(Input input)
    {
        var due = _model.NextDue ?? _now;
        _now = Math.Max(_now, _dice.Between(0, 9) switch
        {
            < 4 => due,
            4 => due - 1,
            5 => due + _dice.Between(0, 20_000),
            _ => _now + ((long)_grain * _dice.Between(0, 3)),
        });
        return input with { Kind = CommandKind.Tick, Time = _now };
    }

    private Input? SignOn(Input input)
    {
        var stranger = _dice.AnyOrNone([.. Agents.Where(agent => agent.Destination is null)]);
        if (stranger is not null && _dice.Percent(60))
        {
            return Connected(input, stranger);
        }

        var session = Session(session => session.Agent.Destination is not null && !session.SignedIn);
        return session is null ? null : input with
        {
            Kind = CommandKind.Login,
            AgentId = session.Agent.Id,
            Mrd = session.Mrd.Id,
            Verification = Verification.Verified,
        };
    }

    private Input? Reconnect(Input input)
    {
        var agent = _dice.AnyOrNone([.. Agents.Where(agent => agent.Destination is not null)]);
        return agent is null ? null : Connected(input, agent);
    }

    private Input Connected(Input input, ModelAgent agent)
    {
        var name = _dice.Percent(80) ? agent.Id : _dice.Any(Places);
        var isTopic = _dice.Percent(10);
        return input with
        {
            Kind = CommandKind.Connect,
            AgentId = agent.Id,
            Verification = Verification.Verified,
            Text = isTopic ? "topic://" + name : _dice.Percent(10) ? "queue://" + name : name,
            Destination = Place.Of(isTopic ? DestinationKind.Topic : DestinationKind.Queue, name),
        };
    }

    private Input? Ready(Input input) =>
        Asked(input, Session(session => session.SignedIn && session.Asked != AgentState.Ready), AgentState.Ready);

    private Input? NotReady(Input input) => Asked(
        input,
        Session(session => session.SignedIn && (session.Offers == 0 || _dice.Percent(20))),
        AgentState.NotReady,
        _dice.Any(Reasons));

    private Input? Logout(Input input) =>
        Asked(input, Session(session => session.SignedIn), AgentState.Logout, _dice.Any(Reasons));

    private static Input? Asked(Input input, ModelSession? session, AgentState state, string reason = "") =>
        session is null ? null : input with
        {
            Kind = CommandKind.ChangeAgentState,
            AgentId = session.Agent.Id,
            Mrd = session.Mrd.Id,
            AgentState = state,
            Text = reason,
        };

    private Input? NewTask(Input input)
    {
        if (_model.Routing.Tasks.Count(task => task.IsWaiting) >= _mostWaiting)
        {
            return null;
        }

        var mrd = _dice.Any(_mrds);
        var customer = _dice.Percent(5) ? Math.Max(1, _number - _dice.Between(1, RememberedNumbers)) : _number;
        return input with
        {
            Kind = CommandKind.CreateTask,
            Mrd = _dice.Percent(10) ? _model.Communication.FindMrd(mrd)!.Name : mrd,
            ClientUniqueId = Numbered("customer", customer),
            Name = _dice.Percent(30) ? "Zoë" : string.Empty,
            Priority = _dice.Percent(20) ? _dice.Between(1, 10) : 0,
            Params = [.. Params(mrd)],
        };
    }

    private IEnumerable<(string Key, string Value)> Params(string mrd)
    {
        var configuration = _model.Communication.Configuration;
        if (_dice.Percent(70))
        {
            var own = configuration.Queues.Where(queue => queue.Mrd == mrd).ToList();
            var queue = _dice.Percent(90) ? _dice.Any(own) : _dice.Any(configuration.Queues);
            yield return ("skillgroup", _dice.Between(0, 19) switch
            {
                0 => CenterSwarm.NoQueue,
                1 => string.Empty,
                < 10 => queue.Name,
                _ => queue.Id,
            });
        }

        if (_dice.Percent(10))
        {
            yield return ("priority", _dice.Any(Priorities));
        }

        if (_dice.Percent(15))
        {
            yield return ("labels", _dice.Any(Labels));
        }

        if (_dice.Percent(15))
        {
            yield return ("agent", _dice.Percent(90) ? _dice.Any(Agents).Id : "nobody");
        }

        if (_dice.Percent(5))
        {
            yield return ("Agent", _dice.Any(Agents).Id);
        }
    }

    private Input? Answer(Input input)
    {
        var offer = _dice.AnyOrNone([.. Agents.Select(agent => agent.Offer).OfType<ModelPart>()]);
        return offer is null || !_dice.Percent(80) ? null : PartState(input, offer, _dice.Percent(_willing)
            ? _dice.Percent(70) ? TaskState.Active : TaskState.Accepted
            : _dice.Percent(90) ? TaskState.New : TaskState.Closed);
    }

    private Input? Work(Input input)
    {
        var part = Part(part => part.State != TaskState.Offered);
        return part is null ? null : PartState(input, part, (part.State, _dice.Between(0, 9)) switch
        {
            (_, < 2) => TaskState.Closed,
            (TaskState.Accepted, _) => TaskState.Active,
            (TaskState.Active, < 4) => TaskState.Paused,
            (TaskState.Active, < 8) => TaskState.WrappingUp,
            (TaskState.Paused, < 6) => TaskState.Active,
            (TaskState.Paused, < 8) => TaskState.WrappingUp,
            _ => TaskState.Closed,
        });
    }

    private Input PartState(Input input, ModelPart part, TaskState state) => input with
    {
        Kind = CommandKind.ChangeTaskState,
        TaskId = part.Task.Id,
        AgentId = part.Session.Agent.Id,
        TaskState = state,
        Text = _dice.Any(["", "", "DONE", "no time"]),
    };

    private Input? Leave(Input input)
    {
        var shared = _model.Communication.Open.Where(task => task.Parts.Count > 1).ToList();
        var task = _dice.AnyOrNone(_dice.Percent(50) && shared.Count > 0 ? shared : [.. _model.Communication.Open]);
        return task is null ? null : input with
        {
            Kind = CommandKind.ChangeTaskState,
            TaskId = task.Id,
            TaskState = TaskState.Closed,
            Text = _dice.Any(["", "left"]),
        };
    }

    private Input? Conference(Input input)
    {
        var part = Part(part => part == part.Task.Owner && part.State != TaskState.Offered);
        var other = part is null ? null : Session(session => session.SignedIn && session.Mrd == part.Session.Mrd);
        return other is null ? null : Party(input, CommandKind.Conference, part!, other.Agent);
    }

    private Input? Transfer(Input input)
    {
        var part = Part(part => part == part.Task.Owner && part.State != TaskState.Offered);
        var other = part is null ? null : Session(session =>
            session.Mrd == part.Session.Mrd && (session.IsEligible || (session.SignedIn && _dice.Percent(20))));
        return other is null ? null : Party(input, CommandKind.Transfer, part!, other.Agent);
    }

    private static Input Party(Input input, CommandKind kind, ModelPart part, ModelAgent other) => input with
    {
        Kind = kind,
        TaskId = part.Task.Id,
        AgentId = part.Session.Agent.Id,
        OtherAgentId = other.Id,
        Mrd = kind == CommandKind.Conference ? part.Task.Mrd : string.Empty,
    };

    private Input? Query(Input input)
    {
        var task = _dice.AnyOrNone(_model.Communication.Tasks);
        if (task is null || _dice.Percent(50))
        {
            var (agent, mrd) = (_dice.Any(Agents).Id, _dice.Any(_mrds));
            return input with { Kind = CommandKind.GetAgentState, AgentId = agent, Mrd = mrd };
        }

        var asked = _dice.Percent(50) ? string.Empty : task.Owner?.Session.Agent.Id ?? _dice.Any(Agents).Id;
        return input with { Kind = CommandKind.GetTaskState, TaskId = task.Id, AgentId = asked };
    }

    private ModelSession? Session(Func<ModelSession, bool> isWanted) =>
        _dice.AnyOrNone([.. Agents.SelectMany(agent => agent.Sessions).Where(isWanted)]);

    private ModelPart? Part(Func<ModelPart, bool> isWanted) =>
        _dice.AnyOrNone([.. Agents.SelectMany(agent => agent.Parts).Where(isWanted)]);
}
