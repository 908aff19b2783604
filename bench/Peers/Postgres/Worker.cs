using System.Diagnostics;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>
/// One of several workers with a connection each: who is offered what depends on what the others do at the time, so
/// each goes by the answers that it gets. It accepts what its commands led to, and keeps its share of the open tasks.
/// </summary>
/// <param name="desk">Its connection; not to be used by anybody else.</param>
/// <param name="place">Its place among the workers: the beginning of its draws and of its ids.</param>
/// <param name="held">Its share of the tasks that agents hold.</param>
/// <param name="queues">Queues that tasks arrive for.</param>
/// <param name="epoch">The millisecond that it begins at.</param>
internal sealed class Worker(Desk desk, int place, List<Guid> held, int queues, long epoch)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Random _random = new(place);
    private readonly Queue<Guid> _offers = new();
    private bool _isCloseNext = true;

    private long Now => epoch + (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Carries out a command, the next of its own day.</summary>
    public void Step()
    {
        if (_offers.TryDequeue(out var offered))
        {
            Keep(desk.Accept(offered));
            held.Add(offered);
        }
        else if (_isCloseNext && held.Count > 0)
        {
            _isCloseNext = false;
            var drawn = _random.Next(held.Count);
            var task = held[drawn];
            held[drawn] = held[^1];
            held.RemoveAt(held.Count - 1);
            Keep(desk.Close(task, Now));
        }
        else
        {
            _isCloseNext = true;
            var task = Guid.NewGuid();
            Keep(desk.Arrive(task, _random.Next(queues)) is null ? null : task);
        }
    }

    private void Keep(Guid? offered)
    {
        if (offered is { } task)
        {
            _offers.Enqueue(task);
        }
    }
}
