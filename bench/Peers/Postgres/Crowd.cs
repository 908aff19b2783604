using System.Diagnostics;
using System.Globalization;
using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using Npgsql;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>Several workers on one database, each on its own thread and connection.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly NpgsqlConnectionStringBuilder _to;
    private readonly Desk[] _desks;
    private readonly Worker[] _workers;

    /// <summary>Connects the workers, each with a share of the tasks that agents hold.</summary>
    /// <param name="house">Where.</param>
    /// <param name="from">How things stand, as the database has it too.</param>
    /// <param name="to">The database.</param>
    /// <param name="workers">How many.</param>
    /// <param name="epoch">The millisecond that they begin at.</param>
    public Crowd(House house, Router from, NpgsqlConnectionStringBuilder to, int workers, long epoch)
    {
        _to = to;
        var shares = Enumerable.Range(0, workers).Select(_ => new List<Guid>()).ToArray();
        var held = 0;
        foreach (var chat in from.Chats.Where(chat => chat.Agent is not null))
        {
            shares[held++ % workers].Add(Guid.Parse(chat.Id, CultureInfo.InvariantCulture));
        }

        _desks = [.. shares.Select(_ => new Desk(to))];
        _workers =
        [
            .. shares.Select((share, place) => new Worker(_desks[place], place, share, house.QueueIds.Count, epoch)),
        ];
    }

    /// <summary>Has every worker carry out so many commands.</summary>
    /// <returns>Nanoseconds per command of all.</returns>
    public double Play(int commands, bool isSynced)
    {
        foreach (var desk in _desks)
        {
            desk.Sync(isSynced);
        }

        var threads = Array.ConvertAll(_workers, worker => new Thread(() => Play(worker, commands)));
        var start = Stopwatch.GetTimestamp();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / (commands * _workers.Length);
    }

    /// <summary>Looks whether agents and tasks still agree, since these workers' decisions are compared with nobody's.
    /// </summary>
    /// <exception cref="DisagreementException">They do not.</exception>
    public void Check()
    {
        using var connection = new NpgsqlConnection(_to.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            select count(*)
              from agent a
              left join (
                select t.agent,
                       count(*) filter (where t.accepted) accepted,
                       count(*) filter (where not t.accepted) offered
                  from task t where t.agent is not null group by t.agent) t on t.agent = a.id
             where a.held > a.capacity or a.held <> coalesce(t.accepted, 0)
                or a.offered::int <> coalesce(t.offered, 0)
            """,
            connection);
        if ((long)command.ExecuteScalar()! is var wrong and > 0)
        {
            throw new DisagreementException($"PostgreSQL: {wrong} agents do not hold what their tasks say");
        }
    }

    private static void Play(Worker worker, int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            worker.Step();
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        foreach (var desk in _desks)
        {
            desk.Dispose();
        }
    }
}
