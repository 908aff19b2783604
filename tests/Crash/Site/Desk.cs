using System.Text.Json.Nodes;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// An agent: knows what it was told by messages, accepts, declines or does not answer, talks, hands on or asks a
/// colleague to join, wraps up.
/// </summary>
internal sealed class Desk(string id, Random random, Action<string, JsonObject> send, Action<int, Action> after)
{
    private const double NoAnswer = 0.03;
    private const double Decline = 0.05;
    private const double Transfer = 0.06;
    private const double Conference = 0.06;
    private const double Dawdle = 0.04;

    private readonly Dictionary<string, string> _work = new(StringComparer.Ordinal);
    private readonly HashSet<string> _breaks = new(StringComparer.Ordinal);

    public string Id => id;

    /// <summary>Nothing is offered and nothing held, and nobody is on a break.</summary>
    public bool IsIdle => _work.Count == 0 && _breaks.Count == 0;

    /// <summary>Finds somebody to hand a task on to, or to join.</summary>
    public Func<Desk>? Colleague { get; set; }

    public void Arrive()
    {
        send("Connect", new JsonObject
        {
            ["AgentId"] = id, ["Password"] = CrashSite.Password, ["Destination"] = CrashSite.HomeOf(id),
        });
        foreach (string mrd in CrashSite.Mrds)
        {
            send("Login", new JsonObject { ["AgentId"] = id, ["Password"] = CrashSite.Password, ["Mrd"] = mrd });
            Ready(mrd);
        }
    }

    public void Read(ChatMessage message)
    {
        switch (message.Type)
        {
            case "AgentState":
                StateChanged(message);
                break;
            case "TaskAssigned":
                Consider(message.TaskId);
                break;
            case "TaskState" when message.State is "NEW" or "CLOSED":
            case "TaskAgentTransferred" when !IsMe(message.AgentId):
                _work.Remove(message.TaskId);
                break;
            case "TaskState":
                Changed(message.TaskId, message.State);
                break;
            case "TaskAgentTransferred":
            case "TaskConferenced" when IsMe(message["ParticipantAgentId"]):
                Converse(message.TaskId, isFirst: false);
                break;
        }
    }

    private bool IsMe(string agent) => string.Equals(agent, id, StringComparison.Ordinal);

    private void Ready(string mrd) =>
        send("AgentState", new JsonObject { ["AgentId"] = id, ["State"] = "READY", ["Mrd"] = mrd });

    private void StateChanged(ChatMessage message)
    {
        string mrd = message.Mrd;
        bool isNotReady = message.State is "NOT_READY" || message["PendingState"] is "NOT_READY";
        if (isNotReady && message["ReasonCode"] is "REJECTED" or "RONA" && _breaks.Add(mrd))
        {
            after(random.Next(50, 200), () =>
            {
                _breaks.Remove(mrd);
                Ready(mrd);
            });
        }
    }

    private void Consider(string task)
    {
        _work[task] = "OFFERED";
        double mood = random.NextDouble();
        if (mood > NoAnswer)
        {
            after(random.Next(30), () => Change(task, "OFFERED", mood < NoAnswer + Decline ? "NEW" : "ACTIVE"));
        }
    }

    private void Changed(string task, string state)
    {
        if (!_work.TryGetValue(task, out string? before))
        {
            return;
        }

        _work[task] = state;
        if (state is "ACTIVE")
        {
            Converse(task, isFirst: before is "OFFERED");
        }
        else if (state is "WRAPPING_UP" && random.NextDouble() > Dawdle)
        {
            after(random.Next(30), () => Change(task, "WRAPPING_UP", "CLOSED"));
        }
    }

    private void Converse(string task, bool isFirst)
    {
        _work[task] = "ACTIVE";
        int length = random.Next(10, 120);
        double mood = random.NextDouble();
        if (isFirst && mood < Transfer + Conference)
        {
            after(length / 2, () => TurnTo(Colleague!(), task, isTransfer: mood < Transfer));
        }

        after(length, () => Change(task, "ACTIVE", random.Next(3) == 0 ? "CLOSED" : "WRAPPING_UP"));
    }

    private void TurnTo(Desk colleague, string task, bool isTransfer)
    {
        if (_work.GetValueOrDefault(task) is "ACTIVE")
        {
            send(
                isTransfer ? "Transfer" : "Conference",
                isTransfer
                    ? new JsonObject { ["TaskId"] = task, ["OwnerAgentId"] = id, ["RecipientAgentId"] = colleague.Id }
                    : new JsonObject
                    {
                        ["TaskId"] = task,
                        ["ConferenceOwner"] = id,
                        ["ConferenceParticipant"] = colleague.Id,
                        ["Mrd"] = CrashSite.Mrds[0],
                    });
        }
    }

    private void Change(string task, string from, string to)
    {
        if (_work.TryGetValue(task, out string? state)
            && string.Equals(state, from, StringComparison.Ordinal))
        {
            send("TaskState", new JsonObject { ["AgentId"] = id, ["TaskId"] = task, ["State"] = to });
        }
    }
}
