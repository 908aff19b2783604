namespace MediaRouting.Engine.Commands;

/// <summary>
/// JMSType EstimatedWait, the answer to GetEstimatedWait: of MRE to the Communication Server, and of that to whoever
/// asked.
/// </summary>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="Queue">Id of the queue that the task would enter.</param>
/// <param name="Position">Its place there, from 1.</param>
/// <param name="Seconds">How long it is estimated to wait; -1: not known.</param>
public readonly record struct EstimatedWait(TextRef Mrd, TextRef Queue, int Position, int Seconds);
