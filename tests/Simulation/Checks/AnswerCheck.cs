using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>Nothing is lost: every message of a client gets an answer, and a new task no more than one.</summary>
internal sealed class AnswerCheck
{
    private const string Check = "every message is answered";

    private readonly Dictionary<string, (Letter Letter, int Answers)> _sent = new(StringComparer.Ordinal);

    /// <summary>Messages that the clients sent.</summary>
    public int Sent => _sent.Count;

    /// <summary>Messages that nothing has come back for.</summary>
    public int Unanswered { get; private set; }

    public void Add(Letter sent)
    {
        _sent.Add(sent.Id, (sent, 0));
        Unanswered++;
    }

    /// <summary>A message of a daemon that was not there before.</summary>
    public void Answered(Letter answer)
    {
        if (!_sent.TryGetValue(answer.CorrelationId, out var asked))
        {
            return;
        }

        Unanswered -= asked.Answers == 0 ? 1 : 0;
        _sent[answer.CorrelationId] = (asked.Letter, asked.Answers + (answer.Type is "Task" or "Error" ? 1 : 2));
        if (asked is { Letter.Type: "Task", Answers: > 0 } && answer.Type is "Task")
        {
            throw new SimulationFault(Check, $"{asked.Letter.Id} was answered twice with Task");
        }
    }

    public void Conclude()
    {
        foreach (var (letter, answers) in _sent.Values)
        {
            if (answers == 0)
            {
                throw new SimulationFault(Check, $"{letter.Id}, {letter.Type}, never was");
            }
        }
    }
}
