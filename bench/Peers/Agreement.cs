using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Locks;
using MediaRouting.Bench.Peers.Postgres;

namespace MediaRouting.Bench.Peers;

/// <summary>
/// Before anything is measured, every peer carries out two short days, one with tasks that wait and one without, and
/// must offer the same tasks to the same agents as the engine. It is held to that in the rounds that count as well.
/// </summary>
internal static class Agreement
{
    private const int Agents = 100;
    private const int Waiting = 200;
    private const int Commands = 5_000;
    private const int PostgresCommands = 600;

    /// <summary>Holds those who live in a process to it.</summary>
    /// <returns>Decisions that were compared.</returns>
    /// <exception cref="DisagreementException">A peer has decided otherwise.</exception>
    public static int Check()
    {
        var house = new House(Agents);
        var decisions = 0;
        foreach (var waiting in (int[])[0, Waiting])
        {
            var day = new Day(house, waiting);
            using var locks = new LocksContender(house);
            using var actor = new ActorContender(house);
            for (var part = 0; part < 4; part++)
            {
                var round = day.Next(Commands);
                locks.Play(round);
                actor.Play(round);
                decisions += round.Offers.Count;
            }
        }

        return decisions;
    }

    /// <summary>Holds one worker on PostgreSQL to it.</summary>
    /// <exception cref="DisagreementException">It has decided otherwise.</exception>
    public static void Check(Server server, string journals)
    {
        foreach (var waiting in (int[])[0, Waiting])
        {
            var journal = Path.Combine(journals, $"agreement-{waiting}");
            using var database = new Database(server, new House(Agents), waiting, journal, inFlight: 1);
            database.PlayScripted(PostgresCommands, rounds: 1, commands: 1);
        }
    }
}
