using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.People;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>Sees refusals, and how the states of agents and tasks follow each other.</summary>
/// <param name="saw">Told of each.</param>
internal sealed class Transitions(Action<string> saw)
{
    private readonly Dictionary<(string Agent, string Mrd), string> _agents = [];
    private readonly Dictionary<(string Task, string Agent), string> _tasks = [];

    /// <summary>The next message to the Chat Server.</summary>
    public void Judge(Letter letter, News news)
    {
        switch (news.Type)
        {
            case "Error":
                saw("refusal: " + news.Code);
                break;
            case "AgentState" when letter.Queue is not Office.Asked:
                Change(_agents, (news.AgentId, news.Mrd), news.State, "LOGOUT", "agent");
                break;
            case "TaskAssigned":
                Change(_tasks, (news.TaskId, news.AgentId), "OFFERED", "NEW", "task");
                break;
            case "TaskState" when letter.Queue is not Office.Asked && news.AgentId.Length > 0:
                Change(_tasks, (news.TaskId, news.AgentId), news.State, "NEW", "task");
                Saw(news.Code is "RONA" or "REJECTED" or "AGENT_LOGOUT" or "DONE", $"code: {news.Code}");
                break;
            case "TaskState" when news.State is "CLOSED":
                Saw(news.Code is "NO_AGENT_AVAILABLE" or "CANCELLED" or "AGENT_LOGOUT", $"code: {news.Code}");
                break;
        }
    }

    private void Saw(bool isSo, string situation)
    {
        if (isSo)
        {
            saw(situation);
        }
    }

    private void Change<TKey>(Dictionary<TKey, string> states, TKey key, string state, string first, string what)
        where TKey : notnull
    {
        var before = states.GetValueOrDefault(key, first);
        if (!string.Equals(before, state, StringComparison.Ordinal))
        {
            states[key] = state;
            saw($"{what}: {before} to {state}");
        }
    }
}
