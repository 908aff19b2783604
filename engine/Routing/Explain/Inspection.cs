using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// A question about the live state and its answer. Only the writer's thread may read the tables, so that the question
/// goes through the command ring and is answered in its place in the order.
/// </summary>
/// <param name="subject">What is asked about.</param>
/// <param name="id">Its id, UTF-8.</param>
/// <param name="time">When it was asked, Unix milliseconds.</param>
public sealed class Inspection(InspectionSubject subject, byte[] id, long time)
{
    private readonly object _lock = new();
    private InspectionOutcome _outcome;

    /// <summary>Asks what a change of the configuration would do.</summary>
    /// <param name="change">The change.</param>
    /// <param name="time">When it was asked, Unix milliseconds.</param>
    public Inspection(ConfigurationChange change, long time)
        : this(InspectionSubject.Configuration, [], time) => Change = change;

    /// <summary>What is asked about.</summary>
    public InspectionSubject Subject { get; } = subject;

    /// <summary>Its id, UTF-8; empty where there is none to ask about.</summary>
    public ReadOnlySpan<byte> Id => id;

    /// <summary>When it was asked, Unix milliseconds.</summary>
    public long Time { get; } = time;

    /// <summary>What became of it.</summary>
    public InspectionOutcome Outcome
    {
        get
        {
            lock (_lock)
            {
                return _outcome;
            }
        }
    }

    /// <summary>The answer about a task, if it was answered.</summary>
    public TaskExplanation? Task { get; private set; }

    /// <summary>The answer about an agent, if it was answered.</summary>
    public AgentExplanation? Agent { get; private set; }

    /// <summary>The statistics, if that was answered.</summary>
    public StatisticsReport? Statistics { get; private set; }

    /// <summary>The change that is asked about, if it is one.</summary>
    public ConfigurationChange? Change { get; }

    /// <summary>The answer about a change, if it was answered.</summary>
    public ChangeEffects? Effects { get; private set; }

    /// <summary>What went wrong, if it failed.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Waits for the answer; without one in time the question is withdrawn.</summary>
    /// <param name="limit">How long to wait.</param>
    public InspectionOutcome Wait(TimeSpan limit)
    {
        lock (_lock)
        {
            if (_outcome == InspectionOutcome.Open && !Monitor.Wait(_lock, limit))
            {
                _outcome = InspectionOutcome.Withdrawn;
            }

            return _outcome;
        }
    }

    /// <summary>Answers a question about a task; null: there is none of that id.</summary>
    internal void Answer(TaskExplanation? task)
    {
        Task = task;
        End(task is null ? InspectionOutcome.UnknownId : InspectionOutcome.Answered);
    }

    /// <summary>Answers a question about an agent; null: there is none of that id.</summary>
    internal void Answer(AgentExplanation? agent)
    {
        Agent = agent;
        End(agent is null ? InspectionOutcome.UnknownId : InspectionOutcome.Answered);
    }

    /// <summary>Answers the question for the statistics.</summary>
    internal void Answer(StatisticsReport statistics)
    {
        Statistics = statistics;
        End(InspectionOutcome.Answered);
    }

    /// <summary>Answers a question about a change.</summary>
    internal void Answer(ChangeEffects effects)
    {
        Effects = effects;
        End(InspectionOutcome.Answered);
    }

    /// <summary>There is nothing here to answer it.</summary>
    internal void Refer() => End(InspectionOutcome.RoutedElsewhere);

    /// <summary>Answering failed.</summary>
    internal void Fail(Exception fault)
    {
        Fault = fault;
        End(InspectionOutcome.Failed);
    }

    private void End(InspectionOutcome outcome)
    {
        lock (_lock)
        {
            _outcome = _outcome == InspectionOutcome.Open ? outcome : _outcome;
            Monitor.PulseAll(_lock);
        }
    }
}
