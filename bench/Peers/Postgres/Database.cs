using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Ours;
using Npgsql;
using Router = MediaRouting.Bench.Peers.Actor.Router;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>A database with a day under way in it, and two pipelines of ours at the same hour: one is synced.</summary>
internal sealed class Database : IDisposable
{
    private const int ChunkCommands = 10_000;

    private readonly House _house;
    private readonly Day _day;
    private readonly Router _router;
    private readonly NpgsqlConnectionStringBuilder _database;
    private readonly PipelineContender _synced;
    private readonly PipelineContender _notSynced;
    private long _time;

    /// <summary>Brings all of them to where the day is under way.</summary>
    /// <param name="server">The server.</param>
    /// <param name="house">Where.</param>
    /// <param name="waiting">Tasks that wait.</param>
    /// <param name="journal">A directory for our journal; it is made.</param>
    /// <param name="inFlight">Commands of ours that are under way at the same time.</param>
    public Database(Server server, House house, int waiting, string journal, int inFlight)
    {
        _house = house;
        _day = new Day(house, waiting);
        _router = new Router(house);
        _synced = new PipelineContender(house, journal, inFlight);
        _notSynced = new PipelineContender(house, null, inFlight);
        while (!_day.IsUnderWay)
        {
            var round = _day.Next(ChunkCommands);
            foreach (var command in round.Commands)
            {
                _router.Apply(in command);
            }

            _synced.Prepare(round);
            _notSynced.Prepare(round);
            _time = round.Commands[^1].Time;
        }

        _database = server.NewDatabase();
        Standing.Copy(house, _router, _database);
    }

    /// <summary>Ours, by whether it is synced.</summary>
    public IReadOnlyDictionary<bool, Times> Ours { get; } = Pair();

    /// <summary>PostgreSQL's, by whether it is synced.</summary>
    public IReadOnlyDictionary<bool, Times> Theirs { get; } = Pair();

    /// <summary>One worker, who is held to our decisions, and we with the same commands.</summary>
    public void PlayScripted(int warmUp, int rounds, int commands)
    {
        using var desk = new ScriptedDesk(_house, _database);
        desk.Sync(isSynced: false);
        var first = _day.Next(warmUp);
        PlayOurs(first, isSynced: false);
        desk.Play(first);
        for (var i = 0; i < rounds * 2; i++)
        {
            var isSynced = i % 2 == 0;
            desk.Sync(isSynced);
            var round = _day.Next(commands);
            Add(isSynced, round, () => desk.Play(round));
        }
    }

    /// <summary>Several workers, and we with as many commands under way.</summary>
    public void PlayCrowd(int workers, int rounds, int commands)
    {
        using var crowd = new Crowd(_house, _router, _database, workers, _time + 1);
        crowd.Play(commands / workers, isSynced: false);
        for (var i = 0; i < rounds * 2; i++)
        {
            var isSynced = i % 2 == 0;
            Add(isSynced, _day.Next(commands), () => crowd.Play(commands / workers, isSynced));
        }

        crowd.Check();
    }

    /// <summary>Ends the pipelines.</summary>
    public void Dispose()
    {
        _synced.Dispose();
        _notSynced.Dispose();
    }

    private static Dictionary<bool, Times> Pair() => new() { [true] = new Times(), [false] = new Times() };

    private void Add(bool isSynced, Round round, Func<double> play)
    {
        var start = OtherWork.Now();
        var (ours, theirs) = (PlayOurs(round, isSynced), play());
        var others = OtherWork.Now().Since(start);
        Ours[isSynced].Add(ours, others);
        Theirs[isSynced].Add(theirs, others);
    }

    /// <summary>Both carry the commands out, since the next ones follow from them; one is measured.</summary>
    private double PlayOurs(Round round, bool isSynced)
    {
        (isSynced ? _notSynced : _synced).Prepare(round);
        return (isSynced ? _synced : _notSynced).Play(round);
    }
}
