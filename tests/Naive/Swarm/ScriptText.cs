using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// A case as text: the configuration, then a line a command in the words of the scenarios, tasks called T1, T2, … in
/// the order of the commands that make them.
/// </summary>
internal sealed class ScriptText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _tasks = [];
    private long _now = ScriptClock.Start;

    private ScriptText()
    {
    }

    /// <summary>The text of a case.</summary>
    public static string Of(Case script)
    {
        var text = new ScriptText();
        text.Write(script.Center);
        foreach (var input in script.Inputs)
        {
            text.Write(input);
        }

        return text._text.ToString();
    }

    private static string Snake(Enum state) => WireNames.Of(state);

    private static string Id(string id) => id.Length == 0 ? "-" : id;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(Center center)
    {
        var configuration = center.Configuration;
        Line($"limits open={Number(center.OpenTaskLimit)} closed={Number(center.ClosedTaskLimit)}");
        foreach (var attribute in configuration.Attributes)
        {
            Line($"attribute {attribute.Name} {attribute.Type}");
        }

        foreach (var label in configuration.Labels)
        {
            Line($"label {label.Name} {Number(label.Priority)}");
        }

        foreach (var mrd in configuration.Mrds)
        {
            Line($"mrd {mrd.Id}", ("name", mrd.Name), ("max", Number(mrd.MaxTasks)),
                ("offer", Number(mrd.OfferTimeoutSeconds)), ("wrapUp", mrd.WrapUpSeconds is { } s ? Number(s) : ""),
                ("interruptible", mrd.Interruptible ? "" : "no"), ("noAnswer", mrd.NoAnswer.ToString()),
                ("onLogout", mrd.OnLogout.ToString()), ("default", mrd.DefaultQueue ?? ""),
                ("waiting", mrd.WaitingLimit is { } limit ? Number(limit) : ""),
                ("rate", mrd.MessagesPerSecond is { } rate ? Number(rate) : ""));
        }

        foreach (var queue in configuration.Queues)
        {
            Line($"queue {queue.Id}", ("name", queue.Name), ("mrd", queue.Mrd), ("priority", Number(queue.Priority)),
                ("policy", queue.Policy.ToString()), ("ttl", queue.TimeToLiveSeconds is { } s ? Number(s) : ""));
            foreach (var step in queue.Steps)
            {
                Line($"  step {Number(step.TimeoutSeconds)}s {step.Expression.Text}");
            }
        }

        foreach (var agent in configuration.Agents)
        {
            Line($"agent {agent.Id}", [.. agent.MaxTasks.Concat(agent.Attributes)
                .Select(pair => (pair.Key, Number(pair.Value)))]);
        }
    }

    private void Write(Input input)
    {
        var passed = Math.Max(0, input.Time - _now);
        _now += passed;
        if (input.Kind == CommandKind.Tick)
        {
            Line($"@+{Number(passed)}ms");
            return;
        }

        var words = input.Refusal.IsRefusal ? Raw(input) : Row(input);
        Line(passed > 0 ? $"+{Number(passed)}ms {words}" : words,
            ("replyTo", input.ReplyTo is { } to ? $"{to.Kind}:{to.Name}" : ""),
            ("cid", input.CorrelationId),
            ("id", input.MessageId == $"m{Number(input.Number)}" ? "" : Id(input.MessageId)));
    }

    private string Row(Input input) => input.Kind switch
    {
        CommandKind.Connect =>
            $"Connect {input.AgentId} to={input.Text} verify={input.Verification}",
        CommandKind.Login => $"Login {input.AgentId} {input.Mrd} verify={input.Verification}",
        CommandKind.ChangeAgentState =>
            $"AgentState {input.AgentId} {input.Mrd} {Snake(input.AgentState)} {input.Text}",
        CommandKind.Conference =>
            $"Conference {Task(input.TaskId)} {input.AgentId} {input.OtherAgentId} {Id(input.Mrd)}",
        CommandKind.Transfer => $"Transfer {Task(input.TaskId)} {input.AgentId} {input.OtherAgentId}",
        CommandKind.ChangeTaskState =>
            $"TaskState {Task(input.TaskId)} {Id(input.AgentId)} {Snake(input.TaskState)} {input.Text}",
        CommandKind.CreateTask => NewTask(input),
        CommandKind.GetAgentState => $"GetAgentState {input.AgentId} {input.Mrd}",
        CommandKind.GetTaskState => $"GetTaskState {Task(input.TaskId)} {Id(input.AgentId)}",
        _ => "chat-server-restore",
    };

    private string NewTask(Input input)
    {
        _tasks[input.NewTaskId] = $"T{Number(_tasks.Count + 1)}";
        var line = $"Task {input.Mrd} {input.ClientUniqueId}";
        line += input.Params.IsEmpty
            ? ""
            : " params=" + string.Join(';', input.Params.Select(entry => $"{entry.Key}:'{entry.Value}'"));
        line += input.Priority == 0 ? "" : $" priority={Number(input.Priority)}";
        return $"{line} # {Task(input.NewTaskId)} is {input.NewTaskId}";
    }

    private string Raw(Input input) =>
        $"Raw {input.Kind} {Snake(input.Refusal.Code)} {input.Refusal.Field}/{input.Refusal.Fault} type={input.Type}"
        + $" agent={input.AgentId} task={Task(input.TaskId)} mrd={input.Mrd} client={input.ClientUniqueId}";

    private string Task(string id) => _tasks.GetValueOrDefault(id, Id(id));

    private void Line(string words, params (string Key, string Value)[] options)
    {
        _text.Append(words);
        foreach (var (key, value) in options)
        {
            _text.Append(value.Length == 0 ? "" : $" {key}={value}");
        }

        _text.Append('\n');
    }
}
