using MediaRouting.Engine.Commands;
using MediaRouting.OpenWire;

namespace MediaRouting.Jms;

/// <summary>Hands what arrives over OpenWire to a listener of the port.</summary>
internal sealed class OpenWireJmsListener(IJmsListener listener) : IOpenWireListener
{
    public void OnMessage(in ReceivedMessage message) => listener.OnDelivery(new JmsDelivery
    {
        Consumer = message.Consumer,
        Tag = message.Tag,
        MessageId = message.MessageId,
        Type = message.Type,
        CorrelationId = message.CorrelationId,
        ReplyToKind = Kind(message.ReplyToType),
        ReplyTo = message.ReplyTo,
        BodyKind = message.BodyType switch
        {
            BodyType.Text => JmsBody.Text,
            BodyType.Bytes => JmsBody.Bytes,
            _ => JmsBody.Other,
        },
        Body = message.Body,
    });

    public void OnLost(OpenWireException reason) => listener.OnLost(OpenWireJmsConnection.Translate(reason));

    private static DestinationKind Kind(DestinationType type) => type switch
    {
        DestinationType.Queue => DestinationKind.Queue,
        DestinationType.Topic => DestinationKind.Topic,
        DestinationType.TemporaryQueue => DestinationKind.TemporaryQueue,
        DestinationType.TemporaryTopic => DestinationKind.TemporaryTopic,
        _ => DestinationKind.None,
    };
}
