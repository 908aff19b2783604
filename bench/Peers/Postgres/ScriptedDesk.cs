using System.Diagnostics;
using System.Globalization;
using MediaRouting.Bench.Peers.Job;
using Npgsql;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>One worker, who carries out the day's commands one after the other.</summary>
/// <param name="house">Where.</param>
/// <param name="to">The database that has the standing from which the commands go on.</param>
internal sealed class ScriptedDesk(House house, NpgsqlConnectionStringBuilder to) : IContender
{
    private readonly Desk _desk = new(to);
    private readonly List<PeerOffer> _offers = [];

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <summary>Whether commits wait for the disk from now on.</summary>
    public void Sync(bool isSynced) => _desk.Sync(isSynced);

    /// <inheritdoc/>
    public double Play(Round round)
    {
        _offers.Clear();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < round.Commands.Count; i++)
        {
            var command = round.Commands[i];
            Apply(in command);
        }

        var time = Stopwatch.GetElapsedTime(start);
        Answers.Check(Name, round.Offers, _offers);
        return time.TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _desk.Dispose();

    private void Apply(in PeerCommand command)
    {
        var task = Guid.Parse(command.Task, CultureInfo.InvariantCulture);
        switch (command.Kind)
        {
            case PeerCommandKind.Arrive:
                var queue = int.Parse(command.Queue.AsSpan("queue-".Length), CultureInfo.InvariantCulture);
                if (_desk.Arrive(task, queue) is { } agent)
                {
                    _offers.Add(new PeerOffer(command.Task, house.AgentIds[agent]));
                }

                break;
            case PeerCommandKind.Accept:
                Note(_desk.Accept(task), command.Agent);
                break;
            case PeerCommandKind.Close:
                Note(_desk.Close(task, command.Time), command.Agent);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), "the agents have signed in before");
        }
    }

    private void Note(Guid? task, string agent)
    {
        if (task is { } next)
        {
            _offers.Add(new PeerOffer(next.ToString("D", CultureInfo.InvariantCulture), agent));
        }
    }
}
