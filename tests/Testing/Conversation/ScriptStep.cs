namespace MediaRouting.Testing;

/// <summary>A message that a script sends. Texts may contain placeholders; null stands for an absent header.</summary>
/// <param name="Line">Its line in the script.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Type">JMSType.</param>
/// <param name="CorrelationId">JMSCorrelationID.</param>
/// <param name="ReplyTo">JMSReplyTo.</param>
/// <param name="Body">The body.</param>
/// <param name="ChangesNothing">Whether the probes of the script must answer the same before and after it.</param>
public sealed record ScriptInput(
    int Line,
    string Destination,
    string? Type,
    string? CorrelationId,
    string? ReplyTo,
    string Body,
    bool ChangesNothing);

/// <summary>A message that a script expects.</summary>
/// <param name="Line">Its line in the script.</param>
/// <param name="Destination">Where it is to arrive.</param>
/// <param name="Type">JMSType.</param>
/// <param name="CorrelationId">JMSCorrelationID.</param>
/// <param name="Properties">
/// What it has besides MediaRoutingSequence, each as <c>Name=value</c>, in the order of names.
/// </param>
/// <param name="Body">The body.</param>
public sealed record ScriptOutput(
    int Line, string Destination, string? Type, string? CorrelationId, IReadOnlyList<string> Properties, string Body);

/// <summary>One message in and all messages that it makes come out, in the order in which they are sent.</summary>
/// <param name="Input">What is sent; null if the outputs come by themselves, as by a timer.</param>
/// <param name="Outputs">What is expected.</param>
public sealed record ScriptStep(ScriptInput? Input, IReadOnlyList<ScriptOutput> Outputs);
