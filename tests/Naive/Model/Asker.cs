using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>Who asked for something, and how an answer finds them (1-protocol, "Addressing", "Correlation").</summary>
/// <param name="ReplyTo">JMSReplyTo, if the request has one.</param>
/// <param name="CorrelationId">JMSCorrelationID of the request, or else its JMSMessageID.</param>
/// <param name="Request">What was asked for.</param>
internal sealed record Asker(Place? ReplyTo, string CorrelationId, CommandKind Request)
{
    /// <summary>Nobody asked: the daemon acts by itself.</summary>
    public static Asker Nobody { get; } = new(null, string.Empty, CommandKind.None);

    /// <summary>Who sent an input.</summary>
    public static Asker Of(Input input) => new(
        input.ReplyTo, input.CorrelationId.Length > 0 ? input.CorrelationId : input.MessageId, input.Kind);
}
