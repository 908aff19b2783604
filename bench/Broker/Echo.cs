using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// Nothing but the client: sends back each text as often as the daemon has something to say, and acknowledges it, in
/// the daemon's batches: all that has arrived, at most as many sends and acknowledgements as its last stage has in a
/// transaction. On a thread of its own.
/// </summary>
internal sealed class Echo : IDisposable
{
    private readonly Line _line;
    private readonly byte[] _agents;
    private readonly byte[] _requesters;
    private readonly Thread _thread;
    private volatile Answers _answers = new(ToAgents: 1, ToRequesters: 0);

    /// <summary>Starts to answer.</summary>
    public Echo(ActiveMqBroker broker, Route route)
    {
        _line = new Line(broker, Timeout.InfiniteTimeSpan);
        _agents = Route.Utf8(route.Agents);
        _requesters = Route.Utf8(route.Requesters);
        _line.Subscribe(route.General);
        _thread = new Thread(Run) { Name = "echo", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How often it sends each text, and where to; to be set while nothing is asked.</summary>
    public Answers Answers
    {
        get => _answers;
        set => _answers = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _line.Inbox.Close();
        _thread.Join();
        _line.Dispose();
    }

    private void Run()
    {
        while (_line.Inbox.Wait(OurClient.LongestTransaction) is var arrived and > 0)
        {
            var answers = _answers;
            var count = Math.Min(arrived, OurClient.LongestTransaction / (1 + answers.Count));
            _line.Begin();
            for (var i = 0; i < count; i++)
            {
                Answer(answers);
            }

            _line.Commit();
        }
    }

    private void Answer(Answers answers)
    {
        var tag = _line.Inbox.Peek(out var body);
        for (var i = 0; i < answers.Count; i++)
        {
            _line.Send(i < answers.ToAgents ? _agents : _requesters, "Echo"u8, body);
        }

        _line.Acknowledge(tag);
        _line.Inbox.Release();
    }
}
