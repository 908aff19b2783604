using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Commands;

/// <summary>An Error on the queue CommunicationServer: MRE refused the row that the correlation id names.</summary>
/// <param name="Request">JMSType of the refused row.</param>
/// <param name="Code">The error code; GENERAL_ERROR for a text that is none of ours.</param>
/// <param name="Message">MRE's sentence.</param>
/// <param name="AgentId">May be empty.</param>
/// <param name="TaskId">May be empty.</param>
/// <param name="RetryAfter">Seconds, or 0.</param>
public readonly record struct RoutingError(
    TextRef Request, RefusalCode Code, TextRef Message, TextRef AgentId, TextRef TaskId, int RetryAfter);
