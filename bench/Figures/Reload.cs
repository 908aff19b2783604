using System.Diagnostics;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// For how long the writer stands still while another configuration is put in force: with an agent more before all
/// others, and then without it, so that every handle is another one each time. What is worked out beforehand, beside
/// the writer, has a time of its own.
/// </summary>
internal sealed class Reload(Sizes sizes, FigureTable table, Func<ICounterpart> counterpart)
{
    private const int ChunkCommands = 10_000;
    private const int Rounds = 6;

    /// <summary>Measures and prints.</summary>
    public void Measure(string topology)
    {
        table.Begin($"Another configuration, {topology}");
        foreach (var agents in sizes.ReloadAgents)
        {
            foreach (var waiting in sizes.ReloadWaiting)
            {
                Measure(agents, waiting);
            }
        }
    }

    private void Measure(int agents, int waiting)
    {
        var site = new Site(agents);
        var configuration = site.Configuration();
        var traffic = new Traffic(site, configuration, counterpart()) { Waiting = waiting };
        while (!traffic.IsUnderWay)
        {
            traffic.Next(ChunkCommands);
        }

        var newcomer = configuration.Agents[0] with { Id = "newcomer", Name = "newcomer" };
        var more = configuration with { Agents = configuration.Agents.Insert(0, newcomer) };
        var (pauses, preparations) = (new List<double>(), new List<double>());
        GC.Collect();
        var collected = GC.GetTotalPauseDuration();
        for (var round = 0; round < Rounds; round++)
        {
            Change(traffic.Machine, round % 2 == 0 ? more : configuration, pauses, preparations);
        }

        var stopped = (GC.GetTotalPauseDuration() - collected).TotalMilliseconds / Rounds;
        var details = string.Create(
            CultureInfo.InvariantCulture,
            $"{agents:N0} agents, {waiting:N0} tasks waiting; longest {pauses.Max():0.0} ms; worked out beside it in "
            + $"{Median(preparations):0} ms; threads stopped for {stopped:0} ms by the collector");
        table.Add(new Figure("the writer stands still", details, Median(pauses)) { Unit = " ms" });
    }

    private static void Change(
        StateMachine machine, RoutingConfiguration to, List<double> pauses, List<double> preparations)
    {
        var begin = Stopwatch.GetTimestamp();
        var change = new ConfigurationChange(machine.Registry.InForce, to);
        preparations.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        begin = Stopwatch.GetTimestamp();
        var effects = machine.Configure(change, 0, machine.AppliedSequence + 1);
        pauses.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        if (effects.IsRefused)
        {
            throw new InvalidOperationException("the change is refused");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
