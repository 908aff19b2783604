using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why a task was offered to an agent: what was known in the step of the writer that decided it.</summary>
/// <param name="Number">Grows by one a decision, from 1.</param>
/// <param name="Sequence">The command that led to it.</param>
/// <param name="Time">Unix milliseconds.</param>
/// <param name="Task">The task.</param>
/// <param name="Queue">The queue it waited in, or came to.</param>
/// <param name="OpenStep">The last step of the queue that was open to it.</param>
/// <param name="Step">The step that matched the agent; -1: none did, the task prefers the agent.</param>
/// <param name="Policy">By which the queue orders agents.</param>
/// <param name="IsPreferred">The task prefers the agent, whatever the step.</param>
/// <param name="Agent">Who is offered it.</param>
/// <param name="Work">Tasks that the agent held on the MRD.</param>
/// <param name="Skill">The sum of the agent's values over the step's attributes; 0 where the policy does not
/// ask.</param>
/// <param name="Since">Since when the agent was available, Unix milliseconds.</param>
/// <param name="Eligible">Agents who could have been offered it, this one included.</param>
/// <param name="RunnerUp">The agent who would have been next, or -1.</param>
/// <param name="ConfigurationVersion">The configuration that was in force.</param>
public readonly record struct Decision(
    long Number,
    long Sequence,
    long Time,
    int Task,
    int Queue,
    int OpenStep,
    int Step,
    QueuePolicy Policy,
    bool IsPreferred,
    int Agent,
    int Work,
    int Skill,
    long Since,
    int Eligible,
    int RunnerUp,
    int ConfigurationVersion);
