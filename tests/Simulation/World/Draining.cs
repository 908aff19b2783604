using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.People;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>Brings to its end whatever is on its way, while nothing goes wrong.</summary>
internal sealed class Draining(IReadOnlyList<Host> hosts, VirtualClock clock, Judge judge, Office office)
{
    private const int RoundsOfTicks = 5;
    private const int MostDeliveries = 20_000;

    /// <summary>Nothing is on its way any more, and everything was read.</summary>
    public void Quiesce(int turn, Dice dice)
    {
        foreach (var host in hosts)
        {
            host.Doom = null;
            host.FailSoon(0, StorageFault.None);
            for (var moves = true; moves;)
            {
                host.Daemon!.StepLink();
                moves = !host.Daemon.IsRecovered;
                if (moves)
                {
                    host.StepRecovery(turn, dice);
                    host.Daemon.StepOutbox(int.MaxValue);
                }
            }
        }

        // A tick that was on its way from before comes first, and what comes in may set timers that are due at once.
        for (var round = 0; round == 0 || (round < RoundsOfTicks && Judge.IsAnyDue(hosts, clock.Now)); round++)
        {
            foreach (var host in hosts)
            {
                host.Daemon!.StepTicker();
                FinishAll(internalOnly: true, turn, dice);
            }

            FinishAll(internalOnly: false, turn, dice);
        }

        Judge.Settled(hosts, clock.Now);
        office.ReadAll();
    }

    /// <summary>One message at a time, those between the daemons first, MRE's before the others.</summary>
    public void FinishAll(bool internalOnly, int turn, Dice dice)
    {
        bool moves;
        var deliveries = 0;
        do
        {
            moves = false;
            if (++deliveries > MostDeliveries)
            {
                throw new SimulationFault("everything drains", "messages lead to messages without end");
            }

            foreach (var host in hosts)
            {
                host.Daemon!.StepLink();
                Finish(host, turn, dice);
            }

            foreach (var (host, queue) in Judge.InternalFirst(hosts))
            {
                if (!(internalOnly && queue is "General") && host.Daemon!.Deliver(queue) is not null)
                {
                    Finish(host, turn, dice);
                    moves = true;
                    break;
                }
            }
        }
        while (moves);
    }

    private void Finish(Host host, int turn, Dice dice)
    {
        var daemon = host.Daemon!;
        for (var moves = true; moves;)
        {
            moves = daemon.StepVerification();
            moves |= daemon.StepJournal(int.MaxValue);
            moves |= daemon.StepStateMachine(int.MaxValue);
            moves |= daemon.StepOutbox(int.MaxValue);
        }

        host.EndIfFailed(turn, dice);
        host.SettleConfiguration();
        judge.Carried(host, isThorough: false);
    }
}
