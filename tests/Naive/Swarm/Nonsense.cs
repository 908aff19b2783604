using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// Commands that mostly have to be refused: any row with ids that are unknown or of something else, states that do not
/// fit, wrong passwords, and messages that the decoder refused.
/// </summary>
internal sealed class Nonsense(Dice dice, NaiveModel model)
{
    private static readonly CommandKind[] Rows =
    [
        CommandKind.Connect, CommandKind.Login, CommandKind.ChangeAgentState, CommandKind.Conference,
        CommandKind.Transfer, CommandKind.ChangeTaskState, CommandKind.CreateTask, CommandKind.GetAgentState,
        CommandKind.GetTaskState,
    ];

    private static readonly Refusal[] Refusals =
    [
        new(RefusalCode.MalformedJson, Field.Body),
        new(RefusalCode.UnknownType, Field.JmsType),
        new(RefusalCode.TooLarge, Field.Body),
        new(RefusalCode.MissingField, Field.AgentId, Fault.Absent),
        new(RefusalCode.InvalidField, Field.ReasonCode, Fault.ReasonWithReady),
        new(RefusalCode.InvalidField, Field.Mrd, Fault.GivenTwice),
    ];

    /// <summary>The next one.</summary>
    public Input? Draw(Input input) => dice.Percent(15) ? Undecodable(input) : Row(input);

    private Input Row(Input input)
    {
        var row = input with { Kind = dice.Any(Rows) };
        var verified = dice.Percent(70) ? Verification.Verified : (Verification)dice.Between(2, 4);
        return row.Kind switch
        {
            CommandKind.Connect => row with
            {
                AgentId = Agent(),
                Text = "anywhere",
                Destination = Place.Of(DestinationKind.Queue, "anywhere"),
                Verification = verified,
            },
            CommandKind.Login => row with { AgentId = Agent(), Mrd = Mrd(), Verification = verified },
            CommandKind.ChangeAgentState =>
                row with { AgentId = Agent(), Mrd = Mrd(), AgentState = (AgentState)dice.Between(1, 10) },
            CommandKind.Conference =>
                row with { TaskId = Task(), AgentId = Agent(), OtherAgentId = Agent(), Mrd = Mrd() },
            CommandKind.Transfer => row with { TaskId = Task(), AgentId = Agent(), OtherAgentId = Agent() },
            CommandKind.ChangeTaskState => row with
            {
                TaskId = Task(),
                AgentId = dice.Percent(10) ? string.Empty : Agent(),
                TaskState = (TaskState)dice.Between(1, 9),
            },
            CommandKind.CreateTask => row with
            {
                Mrd = Mrd(),
                ClientUniqueId = "stranger" + dice.Between(0, 9).ToString(CultureInfo.InvariantCulture),
            },
            CommandKind.GetAgentState => row with { AgentId = Agent(), Mrd = Mrd() },
            _ => row with { TaskId = Task(), AgentId = Agent() },
        };
    }

    private Input Undecodable(Input input)
    {
        var isTypeKnown = dice.Percent(50);
        return input with
        {
            Kind = isTypeKnown ? dice.Any(Rows) : CommandKind.None,
            Refusal = dice.Any(Refusals),
            Type = dice.Any(["", "Error", "Hello"]),
            Body = dice.Any(["", "{", "[1]"]),
            IsBytes = dice.Percent(30),
            IsRedacted = dice.Percent(30),
            AgentId = dice.Percent(50) ? string.Empty : Agent(),
            Mrd = dice.Percent(50) ? string.Empty : Mrd(),
            TaskId = dice.Percent(50) ? string.Empty : Task(),
            ClientUniqueId = dice.Percent(50) ? string.Empty : "stranger",
        };
    }

    private string Agent() => dice.Percent(10) ? "nobody" : dice.Any(model.Communication.Agents).Id;

    private string Mrd() => dice.Between(0, 19) switch
    {
        0 => "nowhere",
        1 => string.Empty,
        < 5 => dice.Any(model.Communication.Configuration.Mrds).Name,
        _ => dice.Any(model.Communication.Configuration.Mrds).Id,
    };

    private string Task() => dice.Percent(10) ? "t-0" : dice.AnyOrNone(model.Communication.Tasks)?.Id ?? "lost";
}
