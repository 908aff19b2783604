using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Locks;
using MediaRouting.Bench.Peers.Ours;
using MediaRouting.Bench.Peers.Postgres;

namespace MediaRouting.Bench.Peers;

/// <summary>
/// Before anything is measured, every peer carries out two days, one with tasks that wait and one without, and must
/// offer the same tasks to the same agents as the engine. It is held to that in the rounds that count as well. The code
/// of all of them is compiled for good meanwhile.
/// </summary>
internal static class Agreement
{
    private const int Agents = 1_000;
    private const int Waiting = 2_000;
    private const int Parts = 8;
    private const int Commands = 20_000;
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
            using var ours = new DirectContender(house);
            for (var part = 0; part < Parts; part++)
            {
                var round = day.Next(Commands);
                ours.Play(round);
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
