using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Figures;

/// <summary>Whom the daemon talks with in a topology, and the rows in which it says things.</summary>
internal interface ICounterpart
{
    /// <summary>The topology.</summary>
    Topology Topology { get; }

    /// <summary>An agent comes to work and is READY.</summary>
    void SignIn(Rehearsal rehearsal, int agent);

    /// <summary>An agent asks for READY or NOT_READY.</summary>
    void Ask(Rehearsal rehearsal, int agent, AgentState state);

    /// <summary>A task comes for a queue; for the default one, and without params, if it is negative.</summary>
    void Arrive(Rehearsal rehearsal, int queue, int priority);

    /// <summary>An agent moves a task that it was offered or holds.</summary>
    void Move(Rehearsal rehearsal, in Offer task, TaskState state);
}
