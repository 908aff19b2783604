using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Locks;
using MediaRouting.Bench.Peers.Ours;

namespace MediaRouting.Bench.Peers;

/// <summary>What a decision costs as the house grows, for us and for those who live in a process.</summary>
internal sealed class AgainstAgents(Sizes sizes, FigureTable table, Comparison comparison)
{
    private const int QueuesOfAll = 100;
    private const int QueuesOfOne = 4;
    private const int FewestCommands = 1_000;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Peers, nobody waits: their time of a decision ÷ ours");
        foreach (var agents in sizes.Agents)
        {
            var house = new House(agents);
            MeasureLocks(house);
            MeasureActor(house);
        }

        MeasureRoundTrips(new House(sizes.UsualAgents));
    }

    private void MeasureLocks(House house)
    {
        var members = house.Agents * QueuesOfOne / QueuesOfAll;
        var commands = Math.Clamp(
            sizes.CandidatesOfRound / members * Comparison.CommandsPerDecision, FewestCommands, sizes.RoundCommands);
        using var race = new Race(
            new Day(house, waiting: 0),
            commands,
            new DirectContender(house),
            new LocksContender(house),
            new DirectContender(house, closedTasks: 1));
        race.Prepare(sizes.WarmUpRounds);
        race.Play(sizes.Rounds);
        var (ours, locks) = (race.Times[0], race.Times[1]);
        comparison.Add(
            $"lock + sorted copy, {house.Agents:N0} agents",
            $"{Comparison.DecisionText(locks.Median)}, ours {Comparison.DecisionText(ours.Median)}, of which "
            + $"{Comparison.DecisionText(race.Times[2].Median)} where closed tasks are forgotten; one thread",
            ours,
            locks);
        comparison.AddCost("ours", house.Agents, ours.Median);
        comparison.AddCost("lock + sorted copy", house.Agents, locks.Median);
    }

    private void MeasureActor(House house)
    {
        using var race = new Race(
            new Day(house, waiting: 0), sizes.RoundCommands, new RingContender(house), new ActorContender(house));
        race.Prepare(sizes.WarmUpRounds);
        race.Play(sizes.Rounds);
        var (ours, actor) = (race.Times[0], race.Times[1]);
        comparison.Add(
            $"Channel actor, {house.Agents:N0} agents",
            $"{Comparison.DecisionText(actor.Median)}, ours {Comparison.DecisionText(ours.Median)}; one producer, "
            + "through its channel and our ring",
            ours,
            actor);
        comparison.AddCost("ours, through the ring", house.Agents, ours.Median);
        comparison.AddCost("Channel actor", house.Agents, actor.Median);
    }

    private void MeasureRoundTrips(House house)
    {
        using var race = new Race(
            new Day(house, waiting: 0),
            sizes.RoundTrips,
            new RoundTripContender(house),
            new PipelineContender(house, directory: null, inFlight: 1),
            new ActorContender(house, isAnswered: true));
        race.Prepare(warmUpRounds: 1);
        race.Play(sizes.Rounds);
        var (spinning, asleep, actor) = (race.Times[0], race.Times[1], race.Times[2]);
        comparison.Add(
            "Channel actor, a command after the other",
            $"{actor.Median:N0} ns a command, ours {spinning.Median:N0} ns with a stage that spins; the daemon's "
            + $"pipeline of stages that sleep until woken, two of them one behind the other, {asleep.Median:N0} ns",
            spinning,
            actor);
    }
}
