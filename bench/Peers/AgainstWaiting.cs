using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Locks;
using MediaRouting.Bench.Peers.Ours;

namespace MediaRouting.Bench.Peers;

/// <summary>Commands a second as more and more tasks wait, for us and for those who live in a process.</summary>
internal sealed class AgainstWaiting(Sizes sizes, FigureTable table, Comparison comparison)
{
    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin($"Peers, {sizes.UsualAgents:N0} agents: their time of a command ÷ ours");
        var house = new House(sizes.UsualAgents);
        foreach (var waiting in sizes.Waiting)
        {
            Measure(
                waiting, "; one thread", new DirectContender(house), new LocksContender(house), house);
            Measure(
                waiting, "; one producer, through its channel and our ring",
                new RingContender(house), new ActorContender(house), house);
        }
    }

    private void Measure(
        int waiting, string details, IContender ours, IContender theirs, House house)
    {
        using var race = new Race(new Day(house, waiting), sizes.RoundCommands, ours, theirs);
        race.Prepare(sizes.WarmUpRounds);
        race.Play(sizes.Rounds);
        var (our, their) = (race.Times[0], race.Times[1]);
        comparison.Add(
            $"{theirs.Name}, {waiting:N0} waiting",
            $"{Comparison.Rate(their.Median)}, ours {Comparison.Rate(our.Median)}{details}",
            our,
            their);
        comparison.AddThroughput(ours.Name, waiting, our.Median);
        comparison.AddThroughput(theirs.Name, waiting, their.Median);
    }
}
