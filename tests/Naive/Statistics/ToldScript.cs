using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;
using MediaRouting.Tests.Naive.Swarm;

namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>
/// Commands drawn at random by a Chat Server that knows what it was told and nothing else, so that it goes on whatever
/// becomes of the configuration. Some of them are refused.
/// </summary>
internal sealed class ToldScript(Dice dice, Recount recount)
{
    private static readonly TaskState[] Answers =
        [TaskState.Active, TaskState.Active, TaskState.Accepted, TaskState.New];

    private static readonly TaskState[] Efforts = [TaskState.Active, TaskState.WrappingUp, TaskState.Closed];

    private readonly int[] _weights =
    [
        dice.Between(10, 40), dice.Between(10, 30), dice.Between(10, 30), dice.Between(1, 5), dice.Between(20, 60),
        dice.Between(10, 60), dice.Between(10, 60), dice.Between(1, 10), dice.Between(0, 10), dice.Between(0, 10),
    ];

    /// <summary>The next command.</summary>
    /// <param name="number">Its place.</param>
    /// <param name="nextDue">When a timer is due, Unix milliseconds.</param>
    public Input Next(int number, long nextDue)
    {
        var now = Math.Max(recount.Now, ScriptClock.Start);
        var input = new Input(number, now + (dice.Percent(50) ? 0 : dice.Between(0, 1000)), CommandKind.None)
        {
            MessageId = Numbered("m", number),
        };
        while (true)
        {
            var drawn = dice.Weighted(_weights) switch
            {
                0 => Tick(input, nextDue == long.MaxValue ? now : nextDue),
                1 => SignOn(input),
                2 => Asked(input, AgentState.NotReady, AgentState.Ready),
                3 => Asked(input, dice.Any(Enum.GetValues<AgentState>()), AgentState.Logout),
                4 => NewTask(input),
                5 => Part(input, Answers),
                6 => Part(input, Efforts),
                7 => Leave(input),
                8 => Party(input, CommandKind.Conference),
                _ => Party(input, CommandKind.Transfer),
            };
            if (drawn is not null)
            {
                return drawn;
            }
        }
    }

    private static string Numbered(string word, int number) => word + number.ToString(CultureInfo.InvariantCulture);

    private Input Tick(Input input, long due) => input with
    {
        Kind = CommandKind.Tick,
        Time = Math.Max(input.Time, dice.Percent(70) ? due : input.Time + dice.Between(0, 20_000)),
        MessageId = string.Empty,
    };

    private Input? SignOn(Input input)
    {
        if (Session(AgentState.Logout) is not var (agent, mrd))
        {
            return null;
        }

        var login = input with { AgentId = agent, Mrd = mrd, Verification = Verification.Verified };
        return dice.Percent(60)
            ? login with { Kind = CommandKind.Login }
            : login with
            {
                Kind = CommandKind.Connect,
                Mrd = string.Empty,
                Text = agent,
                Destination = Place.Of(DestinationKind.Queue, agent),
            };
    }

    private Input? Asked(Input input, AgentState from, AgentState to) =>
        Session(from) is not var (agent, mrd) ? null : input with
        {
            Kind = CommandKind.ChangeAgentState,
            AgentId = agent,
            Mrd = mrd,
            AgentState = to,
        };

    private Input NewTask(Input input)
    {
        var queue = dice.Any(recount.Configuration.Queues);
        return input with
        {
            Kind = CommandKind.CreateTask,
            Mrd = queue.Mrd,
            ClientUniqueId = Numbered("customer", input.Number),
            Params = dice.Percent(80) ? [("skillgroup", dice.Percent(50) ? queue.Id : queue.Name)] : [],
        };
    }

    private Input? Part(Input input, TaskState[] states)
    {
        var (id, task) = dice.AnyOrNone([.. recount.OpenTasks.Where(task => task.Value.Agents.Count > 0)]);
        return task is null ? null : input with
        {
            Kind = CommandKind.ChangeTaskState,
            TaskId = id,
            AgentId = dice.Any([.. task.Agents]),
            TaskState = dice.Any(states),
        };
    }

    private Input? Leave(Input input)
    {
        var (id, task) = dice.AnyOrNone([.. recount.OpenTasks]);
        return task is null ? null : input with
        {
            Kind = CommandKind.ChangeTaskState,
            TaskId = id,
            TaskState = TaskState.Closed,
        };
    }

    private Input? Party(Input input, CommandKind kind)
    {
        var (id, task) = dice.AnyOrNone([.. recount.OpenTasks.Where(task => task.Value.Agents.Count > 0)]);
        return task is null ? null : input with
        {
            Kind = kind,
            TaskId = id,
            AgentId = dice.Any([.. task.Agents]),
            OtherAgentId = dice.Any(recount.Configuration.Agents).Id,
            Mrd = kind == CommandKind.Conference ? task.Mrd : string.Empty,
        };
    }

    private (string Agent, string Mrd)? Session(AgentState state)
    {
        var all = recount.Sessions.Where(session => session.Value.State == state).ToList();
        return all.Count == 0 ? null : dice.Any(all).Key;
    }
}
