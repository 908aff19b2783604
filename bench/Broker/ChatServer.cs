using System.Diagnostics;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// The other side of the daemon and of the echo: sends requests on one connection, in transactions of
/// <see cref="Sizes.Batch"/> and as fast as the broker takes them, and takes the answers on another.
/// </summary>
internal sealed class ChatServer(ActiveMqBroker broker) : IDisposable
{
    private readonly Line _requests = new(broker);
    private readonly Line _answers = new(broker);

    /// <summary>Takes the answers of a route from now on.</summary>
    public void Listen(Route route)
    {
        _answers.Subscribe(route.Agents);
        _answers.Subscribe(route.Requesters);
    }

    /// <summary>Sends the requests and waits for so many answers to each; returns how long it took.</summary>
    public TimeSpan Ask(Route route, IReadOnlyList<Request> requests, int answers)
    {
        var start = Stopwatch.GetTimestamp();
        var sending = Task.Factory.StartNew(
            () => Send(Route.Utf8(route.General), requests),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        for (var received = 0; received < requests.Count * answers;)
        {
            received += _answers.AcknowledgeArrived(OurClient.LongestTransaction);
        }

        sending.GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        _answers.Dispose();
    }

    private void Send(byte[] queue, IReadOnlyList<Request> requests)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            if (i % Sizes.Batch == 0)
            {
                _requests.Begin();
            }

            _requests.Send(queue, requests[i].Type, requests[i].Body);
            if (i % Sizes.Batch == Sizes.Batch - 1 || i == requests.Count - 1)
            {
                _requests.Commit();
            }
        }
    }
}
