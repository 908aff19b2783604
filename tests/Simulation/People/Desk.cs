namespace MediaRouting.Tests.Simulation.People;

/// <summary>What an agent's client knows, from what it was told alone.</summary>
internal sealed class Desk(string agent)
{
    public string Agent => agent;

    public string Queue => $"desk.{agent}";

    public bool IsConnected { get; private set; }

    /// <summary>The state on each MRD.</summary>
    public SortedDictionary<string, string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The state of each task that the agent has, an offer included. Not sorted: what an agent does must not depend on
    /// the ids that tasks have.
    /// </summary>
    public Dictionary<string, string> Tasks { get; } = new(StringComparer.Ordinal);

    /// <summary>The client loses its memory: a browser that was closed.</summary>
    public void Forget()
    {
        IsConnected = false;
        Tasks.Clear();
    }

    public void Read(News news)
    {
        switch (news.Type)
        {
            case "Connect":
                IsConnected = true;
                break;
            case "AgentState":
                States[news.Mrd] = news.State;
                break;
            case "TaskAssigned":
                Tasks[news.TaskId] = "OFFERED";
                break;
            case "TaskState" when news.State is "NEW" or "CLOSED":
            case "TaskAgentTransferred" when !IsMe(news.AgentId):
                Tasks.Remove(news.TaskId);
                break;
            case "TaskState" when IsMe(news.AgentId):
                Tasks[news.TaskId] = news.State;
                break;
            case "TaskAgentTransferred":
            case "TaskConferenced" when IsMe(news["ParticipantAgentId"]):
                Tasks[news.TaskId] = "ACTIVE";
                break;
            case "Error" when news.Code is "TASK_CLOSED" or "NOT_TASK_AGENT" or "UNKNOWN_TASK":
                Tasks.Remove(news.TaskId);
                break;
            case "Error" when news.Code is "NOT_CONNECTED":
                IsConnected = false;
                break;
            case "Error" when news.Code is "NOT_LOGGED_IN":
                States[news.Mrd] = "LOGOUT";
                break;
        }
    }

    private bool IsMe(string id) => string.Equals(id, agent, StringComparison.Ordinal);
}
