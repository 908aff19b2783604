namespace MediaRouting.Bench.Figures;

/// <summary>Commands through the ring with full routing, against the same ring with a copying stage.</summary>
internal sealed class Throughput(Sizes sizes, FigureTable table, Func<ICounterpart> counterpart)
{
    /// <summary>Measures and prints.</summary>
    public void Measure(string topology)
    {
        table.Begin($"Throughput, {topology}: copying ÷ routing, time per command through the ring");
        foreach (var membership in Enum.GetValues<Membership>())
        {
            Measure(membership, sizes.UsualAgents, waiting: 0, goal: 0.6);
            Measure(membership, sizes.Agents[^1], sizes.Waiting[^1], goal: 0.4);
        }
    }

    private void Measure(Membership membership, int agents, int waiting, double goal)
    {
        var site = new Site(agents, Membership: membership);
        var scene = new Scene(site, counterpart(), waiting, sizes.WarmUp);
        for (var round = 0; round < sizes.RingRounds; round++)
        {
            scene.PlayThroughRing(sizes.RingRoundCommands);
        }

        table.Add(new Figure(
            $"{agents:N0} agents, {waiting:N0} waiting, {membership}",
            $"producer alone {scene.Idle.Median:0} ns, copying {scene.Copying.Median:0} ns, "
            + $"routing {scene.Routing.Median:0} ns; rounds undisturbed {scene.Copying.Undisturbed}, "
            + $"{scene.Routing.Undisturbed}; without ring {scene.CopyingAlone.Median:0} and {scene.Alone.Median:0} ns, "
            + $"of which a known message {scene.Lookups.Known.Median:0} and ids {scene.Lookups.Ids.Median:0} ns",
            scene.Copying.Median / scene.Routing.Median)
        {
            Goal = waiting == 0 ? GoalRow.RoutingAgainstCopying : GoalRow.RoutingAgainstCopyingLarge,
            AtLeast = goal,
            IsDisturbed = scene.Copying.IsDisturbed || scene.Routing.IsDisturbed,
        });
    }
}
