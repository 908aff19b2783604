using System.Diagnostics;
using System.Threading.Channels;
using MediaRouting.Bench.Peers.Job;

namespace MediaRouting.Bench.Peers.Actor;

/// <summary>An actor: a bounded channel with one reader, which carries out one message after the other.</summary>
internal sealed class ActorContender : IContender
{
    private const int Slots = 4096;

    private readonly Channel<PeerCommand> _mailbox = Channel.CreateBounded<PeerCommand>(
        new BoundedChannelOptions(Slots) { SingleReader = true, SingleWriter = true });

    private readonly Task _reader;
    private readonly bool _isAnswered;
    private long _written;
    private long _done;

    /// <summary>Starts the actor; nobody at work yet.</summary>
    /// <param name="house">Where.</param>
    /// <param name="isAnswered">Each command is written after the one before is done.</param>
    public ActorContender(House house, bool isAnswered = false)
    {
        _isAnswered = isAnswered;
        Router = new Router(house);
        _reader = Task.Run(Read);
    }

    /// <inheritdoc/>
    public string Name => "Channel actor";

    /// <summary>What the actor knows; to be looked at between rounds only.</summary>
    public Router Router { get; }

    /// <inheritdoc/>
    public double Play(Round round)
    {
        Router.Offers.Clear();
        var start = Stopwatch.GetTimestamp();
        Write(round.Commands).GetAwaiter().GetResult();
        Await(_written);
        var time = Stopwatch.GetElapsedTime(start);
        if (_reader.IsCompleted)
        {
            _reader.GetAwaiter().GetResult();
        }

        Answers.Check(Name, round.Offers, Router.Offers);
        return time.TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Ends the actor.</summary>
    public void Dispose()
    {
        _mailbox.Writer.TryComplete();
        _reader.Wait();
    }

    private async Task Write(IReadOnlyList<PeerCommand> commands)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            await _mailbox.Writer.WriteAsync(commands[i]);
            _written++;
            if (_isAnswered)
            {
                Await(_written);
            }
        }
    }

    private void Await(long commands)
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _done) < commands && !_reader.IsCompleted)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private async Task Read()
    {
        try
        {
            while (await _mailbox.Reader.WaitToReadAsync())
            {
                while (_mailbox.Reader.TryRead(out var command))
                {
                    Router.Apply(in command);
                    Volatile.Write(ref _done, _done + 1);
                }
            }
        }
        catch (Exception exception)
        {
            // The writer is not to wait for room that nobody will make.
            _mailbox.Writer.TryComplete(exception);
            throw;
        }
    }
}
