using System.Globalization;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Postgres;

namespace MediaRouting.Bench.Peers;

/// <summary>
/// PostgreSQL against our pipeline: with as many commands under way as it has workers, and with a journal of the same
/// disk where it waits for its own.
/// </summary>
internal sealed class AgainstPostgres(Sizes sizes, FigureTable table, Comparison comparison, string directory)
{
    private int _journals;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Peers, PostgreSQL: its time ÷ ours");
        using var server = new Server();
        Agreement.Check(server, directory);
        foreach (var agents in sizes.Agents)
        {
            using var database = NewDatabase(server, agents, waiting: 0, inFlight: 1);
            database.PlayScripted(warmUp: sizes.PostgresCommands, sizes.Rounds, sizes.PostgresCommands);
            Add(database, agents, isSynced: true);
            Add(database, agents, isSynced: false);
        }

        foreach (var waiting in sizes.Waiting.Where(waiting => waiting <= sizes.MostWaitingInPostgres))
        {
            using var database = NewDatabase(server, sizes.UsualAgents, waiting, sizes.Workers);
            database.PlayCrowd(sizes.Workers, sizes.Rounds, sizes.PostgresCommands * sizes.Workers / 2);
            AddCrowd(database, waiting, isSynced: true);
            AddCrowd(database, waiting, isSynced: false);
        }

        foreach (var waiting in sizes.Waiting.Where(waiting => waiting > sizes.MostWaitingInPostgres))
        {
            comparison.AddMissing($"PostgreSQL, {waiting:N0} waiting", "not run: loading them would make the run long");
        }
    }

    private static string Synced(bool isSynced) => isSynced ? "synced" : "not synced";

    private Database NewDatabase(Server server, int agents, int waiting, int inFlight)
    {
        var journal = string.Create(CultureInfo.InvariantCulture, $"journal-{++_journals}");
        return new Database(server, new House(agents), waiting, Path.Combine(directory, journal), inFlight);
    }

    private void Add(Database database, int agents, bool isSynced)
    {
        var (ours, theirs) = (database.Ours[isSynced], database.Theirs[isSynced]);
        comparison.Add(
            $"PostgreSQL, {Synced(isSynced)}, {agents:N0} agents",
            $"{Comparison.DecisionText(theirs.Median)} a decision, ours "
            + $"{(isSynced ? "journaled" : "without a journal")} {Comparison.DecisionText(ours.Median)}; one worker, "
            + "a command after the other",
            ours,
            theirs);
        comparison.AddCost($"PostgreSQL, {Synced(isSynced)}", agents, theirs.Median);
        comparison.AddCost($"ours, {Synced(isSynced)}", agents, ours.Median);
    }

    private void AddCrowd(Database database, int waiting, bool isSynced)
    {
        var (ours, theirs) = (database.Ours[isSynced], database.Theirs[isSynced]);
        comparison.Add(
            $"PostgreSQL, {Synced(isSynced)}, {waiting:N0} waiting",
            $"{Comparison.Rate(theirs.Median)}, ours {(isSynced ? "journaled" : "without a journal")} "
            + $"{Comparison.Rate(ours.Median)}; {sizes.UsualAgents:N0} agents, {sizes.Workers} workers, "
            + $"{sizes.Workers} commands under way",
            ours,
            theirs);
        comparison.AddThroughput($"PostgreSQL, {Synced(isSynced)}", waiting, theirs.Median);
        comparison.AddThroughput($"ours, {Synced(isSynced)}", waiting, ours.Median);
    }
}
