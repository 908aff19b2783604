using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.People;

/// <summary>What agents do, mostly sensible by what they were told, which may be old.</summary>
internal sealed class AgentDeeds(Post post, IReadOnlyList<Desk> desks, IReadOnlyList<string> mrds)
{
    /// <summary>The one password; whoever says another is refused.</summary>
    public const string Password = "secret";

    private static readonly string[] FromActive =
        ["WRAPPING_UP", "WRAPPING_UP", "CLOSED", "PAUSED", "Transfer", "Conference"];

    private static readonly string[] NonsenseStates =
        ["BUSY", "RESERVED", "LOGIN", "UNKNOWN", "ACTIVE", "WORK_READY", "INTERRUPTED", "asleep"];

    private static readonly string[] TaskStates =
        ["NEW", "OFFERED", "ACCEPTED", "ACTIVE", "PAUSED", "WRAPPING_UP", "CLOSED", "INTERRUPTED", "UNKNOWN"];

    /// <summary>One agent does one thing.</summary>
    public void Act(Dice dice, double nonsense, string anyTask)
    {
        var desk = dice.Any(desks);
        var mrd = dice.Any(mrds);
        if (dice.Percent(nonsense))
        {
            TalkNonsense(desk, mrd, dice, anyTask);
        }
        else if (!desk.IsConnected)
        {
            Connect(desk, dice.Percent(nonsense / 2) ? "wrong" : Password);
        }
        else if (desk.Tasks.Count > 0 && dice.Percent(75))
        {
            var task = dice.Any([.. desk.Tasks]);
            Work(desk, task.Key, task.Value, mrd, dice);
        }
        else
        {
            Move(desk, mrd, dice);
        }
    }

    /// <summary>Everybody signs in, is ready, and finishes what he has; nobody has moods.</summary>
    public void Cooperate(Desk desk)
    {
        if (!desk.IsConnected)
        {
            Connect(desk, Password);
            return;
        }

        foreach (var mrd in mrds)
        {
            switch (desk.States.GetValueOrDefault(mrd, "LOGOUT"))
            {
                case "LOGOUT":
                    Login(desk, mrd, Password);
                    break;
                case "NOT_READY" or "UNKNOWN":
                    ChangeState(desk, mrd, "READY");
                    break;
            }
        }

        foreach (var (task, state) in desk.Tasks)
        {
            ChangeTask(desk.Agent, task, state is "OFFERED" or "ACCEPTED" or "PAUSED" ? "ACTIVE" : "CLOSED");
        }
    }

    private void Work(Desk desk, string task, string state, string mrd, Dice dice)
    {
        var next = state switch
        {
            "OFFERED" => dice.Between(0, 9) switch { < 5 => "ACTIVE", < 7 => "ACCEPTED", < 9 => "NEW", _ => "CLOSED" },
            "ACCEPTED" => "ACTIVE",
            "ACTIVE" => dice.Any(FromActive),
            "PAUSED" => dice.Percent(70) ? "ACTIVE" : "WRAPPING_UP",
            _ => "CLOSED",
        };
        var colleague = dice.Any(desks).Agent;
        switch (next)
        {
            case "Transfer":
                Transfer(task, desk.Agent, colleague);
                break;
            case "Conference":
                Conference(task, desk.Agent, colleague, mrd);
                break;
            default:
                ChangeTask(desk.Agent, task, next, next is "CLOSED" && dice.Percent(30) ? "SOLD" : "");
                break;
        }
    }

    private void Move(Desk desk, string mrd, Dice dice)
    {
        var state = desk.States.GetValueOrDefault(mrd, "LOGOUT");
        switch (state)
        {
            case "LOGOUT" when dice.Percent(90):
                Login(desk, mrd, Password);
                break;
            case "NOT_READY" or "UNKNOWN" when dice.Percent(85):
                ChangeState(desk, mrd, "READY");
                break;
            case not "LOGOUT" when dice.Percent(35):
                ChangeState(desk, mrd, "NOT_READY", dice.Percent(50) ? "lunch" : "");
                break;
            case not "LOGOUT" when dice.Percent(30):
                ChangeState(desk, mrd, "LOGOUT", dice.Percent(50) ? "home" : "");
                break;
            case not "LOGOUT" when dice.Percent(30):
                desk.Forget();
                Connect(desk, Password);
                break;
            default:
                ChangeState(desk, mrd, "READY");
                break;
        }
    }

    private void TalkNonsense(Desk desk, string mrd, Dice dice, string anyTask)
    {
        var other = dice.Any(desks).Agent;
        switch (dice.Between(0, 13))
        {
            case 0:
                Connect(desk, "wrong");
                break;
            case 1:
                post.Send("Login", "", ("AgentId", "stranger"), ("Password", Password), ("Mrd", mrd));
                break;
            case 2:
                ChangeState(desk, "no-mrd", "READY");
                break;
            case 3:
                ChangeState(desk, mrd, dice.Any(NonsenseStates));
                break;
            case 4:
                ChangeState(desk, mrd, "READY", "a reason");
                break;
            case 5:
                ChangeTask(desk.Agent, "no-task", "ACTIVE");
                break;
            case 6 or 7:
                ChangeTask(desk.Agent, anyTask, dice.Any(TaskStates));
                break;
            case 8 or 9:
                Transfer(anyTask, desk.Agent, other);
                break;
            case 10 or 11:
                Conference(anyTask, desk.Agent, other, mrd);
                break;
            case 12:
                post.Send("AgentState", "", ("AgentId", desk.Agent), ("Mrd", mrd));
                break;
            default:
                post.Send(
                    "Connect", "", ("AgentId", desk.Agent), ("Password", Password), ("Destination", "queue://General"));
                break;
        }
    }

    private void Connect(Desk desk, string password) => post.Send(
        "Connect", "", ("AgentId", desk.Agent), ("Password", password), ("Destination", desk.Queue));

    private void Login(Desk desk, string mrd, string password) =>
        post.Send("Login", "", ("AgentId", desk.Agent), ("Password", password), ("Mrd", mrd));

    private void ChangeState(Desk desk, string mrd, string state, string reason = "") => post.Send(
        "AgentState", "", ("AgentId", desk.Agent), ("State", state), ("Mrd", mrd), ("ReasonCode", reason));

    private void ChangeTask(string agent, string task, string state, string code = "") =>
        post.Send("TaskState", "", ("AgentId", agent), ("TaskId", task), ("State", state), ("Code", code));

    private void Transfer(string task, string owner, string recipient) =>
        post.Send("Transfer", "", ("TaskId", task), ("OwnerAgentId", owner), ("RecipientAgentId", recipient));

    private void Conference(string task, string owner, string participant, string mrd) => post.Send(
        "Conference",
        "",
        ("TaskId", task),
        ("ConferenceOwner", owner),
        ("ConferenceParticipant", participant),
        ("Mrd", mrd));
}
