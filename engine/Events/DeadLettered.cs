using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>A message for the dead letters.</summary>
/// <param name="Reason">The code of its refusal.</param>
/// <param name="Source">The queue it came from.</param>
/// <param name="Type">Its JMSType; may be empty.</param>
/// <param name="MessageId">Its JMSMessageID.</param>
/// <param name="Body">Its body, unchanged but for a password.</param>
/// <param name="IsBytes">It was a BytesMessage.</param>
/// <param name="IsRedacted">A password was taken out, or the body with it.</param>
public readonly record struct DeadLettered(
    RefusalCode Reason,
    Source Source,
    TextRef Type,
    TextRef MessageId,
    TextRef Body,
    bool IsBytes,
    bool IsRedacted);
