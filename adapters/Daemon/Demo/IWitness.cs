namespace MediaRouting.Daemon.Demo;

/// <summary>Sees every message that the Chat Server sends and receives, as it does so, on its thread.</summary>
public interface IWitness
{
    /// <summary>A message is about to be sent.</summary>
    void Sent(ChatMessage message);

    /// <summary>
    /// A message was received. Those of different queues may come in another order than they were sent in.
    /// </summary>
    void Received(ChatMessage message);
}
