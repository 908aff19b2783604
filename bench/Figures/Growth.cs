namespace MediaRouting.Bench.Figures;

/// <summary>What a command costs as the site grows, the state machine alone.</summary>
internal sealed class Growth(Sizes sizes, FigureTable table, Func<ICounterpart> counterpart)
{
    private const int TouchedQueues = 10;
    private const double Limit = 3;

    private long _commands;
    private long _bytes;
    private int _collections;

    /// <summary>Measures and prints.</summary>
    public void Measure(string topology)
    {
        table.Begin($"Growth, {topology}: time per command at the largest ÷ at the smallest");
        foreach (var membership in Enum.GetValues<Membership>())
        {
            Compare(
                $"agents {sizes.Agents[0]:N0} to {sizes.Agents[^1]:N0}, {membership}",
                sizes.Agents.Select(agents => Scene(new Site(agents, Membership: membership), waiting: 0)),
                GoalRow.GrowthInAgents);
        }

        Compare(
            $"waiting tasks 0 to {sizes.Waiting[^1]:N0}",
            sizes.Waiting.Select(waiting => Scene(new Site(sizes.UsualAgents), waiting)),
            GoalRow.GrowthInWaiting);
        Compare(
            $"queues {sizes.Queues[0]:N0} to {sizes.Queues[^1]:N0}, {TouchedQueues} of them touched",
            sizes.Queues.Select(queues => Scene(
                new Site(sizes.UsualAgents, queues) { ServedQueues = TouchedQueues }, waiting: 0)),
            GoalRow.None);
        table.Add(new Figure(
            "allocated a command, warm",
            $"{_bytes:N0} B over {_commands:N0} commands, {_collections} collections",
            (double)_bytes / _commands)
        {
            Goal = GoalRow.Allocated,
            Unit = " B",
            AtMost = 0,
        });
    }

    private Scene Scene(Site site, int waiting) => new(site, counterpart(), waiting, sizes.WarmUp);

    private void Compare(string name, IEnumerable<Scene> sizesOfSite, GoalRow goal)
    {
        var scenes = sizesOfSite.ToList();
        for (var round = 0; round < sizes.Rounds; round++)
        {
            scenes.ForEach(scene => scene.PlayAlone(sizes.RoundCommands));
        }

        _commands += scenes.Sum(scene => scene.Commands);
        _bytes += scenes.Sum(scene => scene.Bytes);
        _collections += scenes.Sum(scene => scene.Collections);
        var details = string.Join(" · ", scenes.Select(scene => $"{scene.Alone.Median:0}")) + " ns";
        table.Add(new Figure(name, details, scenes[^1].Alone.Median / scenes[0].Alone.Median)
        {
            Goal = goal,
            AtMost = Limit,
        });
    }
}
