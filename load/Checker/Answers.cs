using System.Globalization;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Checker;

/// <summary>
/// Whether everything that was sent was answered: something with its correlation came back, once where there is one
/// answer, and a refusal only where a race explains one.
/// </summary>
internal sealed class Answers(Violations violations)
{
    private static readonly string[] NoLongerHolds =
        ["TASK_CLOSED", "NOT_TASK_AGENT", "STATE_NOT_ALLOWED"];

    private static readonly string[] CrossedOnTheWire =
        [.. NoLongerHolds, "AGENT_NOT_AVAILABLE", "CAPACITY_EXCEEDED", "NOT_LOGGED_IN", "INVALID_FIELD"];

    /// <summary>Refusals by type of the request that follow from what others did meanwhile.</summary>
    private static readonly Dictionary<string, string[]> Explained = new(StringComparer.Ordinal)
    {
        ["AgentState"] = ["STATE_NOT_ALLOWED"],
        ["TaskState"] = NoLongerHolds,
        ["Transfer"] = CrossedOnTheWire,
        ["Conference"] = CrossedOnTheWire,
    };

    private readonly Dictionary<string, string> _typeByNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _refusals = new(StringComparer.Ordinal);

    /// <summary>Messages sent.</summary>
    public long Sent => _typeByNumber.Count;

    /// <summary>Messages that nothing has come back for.</summary>
    public long Unanswered => _typeByNumber.Count - _answered.Count;

    /// <summary>Refusals, by type of the request and code.</summary>
    public IReadOnlyDictionary<string, long> Refusals => _refusals;

    /// <summary>A message was sent.</summary>
    public void Expect(WireMessage message) =>
        _typeByNumber.Add(message.Number.ToString(CultureInfo.InvariantCulture), message.Type);

    /// <summary>A message came for the first time.</summary>
    public void Judge(WireMessage message)
    {
        if (message.CorrelationId.Length == 0)
        {
            return;
        }

        if (!_typeByNumber.TryGetValue(message.CorrelationId, out var request))
        {
            violations.Add(
                ViolationKind.Unexpected,
                $"number {message.Number}, {message.Type}, answers {message.CorrelationId}, which nobody sent");
            return;
        }

        var isFirst = _answered.Add(message.CorrelationId);
        if (message.Type is "Error")
        {
            Refused(message, request, isFirst);
        }
        else if (!isFirst && HasOneAnswer(request) && IsAnswerTo(request, message.Type))
        {
            violations.Add(
                ViolationKind.Duplicated, $"{request} {message.CorrelationId} was answered again, by {message.Number}");
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void Conclude()
    {
        foreach (var (number, type) in _typeByNumber.Where(one => !_answered.Contains(one.Key)))
        {
            violations.Add(ViolationKind.Lost, $"nothing came back for {type} {number}");
        }
    }

    private static bool HasOneAnswer(string request) => request is not ("TaskState" or "Transfer" or "Conference");

    private static bool IsAnswerTo(string request, string type) => type switch
    {
        "AgentState" => request is "Login" or "AgentState" or "GetAgentState",
        "TaskState" => request is "GetTaskState",
        _ => string.Equals(type, request, StringComparison.Ordinal),
    };

    private void Refused(WireMessage error, string request, bool isFirst)
    {
        var refusal = $"{request} {error.Code}";
        _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;
        if (!isFirst)
        {
            violations.Add(
                ViolationKind.Unexpected, $"{request} {error.CorrelationId} was refused after it had been answered");
        }
        else if (!Explained.GetValueOrDefault(request, []).Contains(error.Code, StringComparer.Ordinal))
        {
            violations.Add(
                ViolationKind.Unexpected, $"{request} {error.CorrelationId} was refused with {error.Code}");
        }
    }
}
