using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>Answer to row 13.</summary>
/// <param name="ClientUniqueId">The Chat Server's own id.</param>
/// <param name="TaskId">The id that the Communication Server gave.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="State">NEW, or the true state of the task that has this ClientUniqueId already.</param>
public readonly record struct TaskCreated(TextRef ClientUniqueId, TextRef TaskId, TextRef Mrd, TaskState State);
