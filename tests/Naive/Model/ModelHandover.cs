namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// What the two roles say to each other: a queue each way, emptied before a command is done, MRE's queue first.
/// </summary>
internal sealed class ModelHandover
{
    private readonly Queue<Action<RoutingRole>> _toRouting = [];
    private readonly Queue<Action<CommunicationRole>> _toCommunication = [];

    /// <summary>Rows 5, 8, 10, 12, 14.</summary>
    public void ToRouting(Action<RoutingRole> row) => _toRouting.Enqueue(row);

    /// <summary>Rows 6, 9, 15.</summary>
    public void ToCommunication(Action<CommunicationRole> row) => _toCommunication.Enqueue(row);

    /// <summary>Hands everything over, and what that leads to, until nothing is left.</summary>
    public void Drain(RoutingRole routing, CommunicationRole communication)
    {
        while (true)
        {
            if (_toRouting.TryDequeue(out var toRouting))
            {
                toRouting(routing);
            }
            else if (_toCommunication.TryDequeue(out var toCommunication))
            {
                toCommunication(communication);
            }
            else
            {
                return;
            }
        }
    }
}
