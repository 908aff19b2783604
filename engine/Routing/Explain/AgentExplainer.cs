using System.Collections.Immutable;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why an agent is idle, or is offered nothing.</summary>
/// <param name="tables">MRE's.</param>
/// <param name="now">Unix milliseconds.</param>
internal sealed class AgentExplainer(RoutingTables tables, long now)
{
    private Registry Registry => tables.Registry;

    private Assignments Assignments => tables.Assignments;

    /// <summary>Explains an agent.</summary>
    public AgentExplanation Explain(int agent)
    {
        var sessions = ImmutableArray.CreateBuilder<SessionExplanation>(Registry.MrdCount);
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            sessions.Add(Explain(agent, mrd));
        }

        return new(Explainer.Text(Registry.AgentId(agent)), now, sessions.MoveToImmutable());
    }

    private SessionExplanation Explain(int agent, int mrd)
    {
        var session = Registry.Session(agent, mrd);
        ref readonly var presence = ref Assignments.Presence(session);
        var offer = Assignments.OpenOffer(agent);
        var explanation = new SessionExplanation
        {
            Mrd = Explainer.Text(Registry.MrdId(mrd)),
            Shown = AgentStateDerivation.Shown(presence),
            Asked = presence.Asked,
            Pending = AgentStateDerivation.Pending(presence),
            IsRoutable = presence.Routable,
            Work = presence.Work,
            Limit = presence.Limit,
            OpenOffer = offer == Assignments.None ? null : TaskId(Assignments[offer].Task),
            InterruptedBy = presence.Interrupted ? InterruptedBy(agent) : [],
            Standing = StandingDerivation.Of(tables, session),
            AvailableSince = AgentStateDerivation.IsAble(presence) ? tables.Session(session).Since : null,
            Preferring = tables.Waiting.CountPreferring(
                session, Registry.MrdOf(session), tables.OpenSteps(session, Registry.MrdOf(session))),
            Queues = Queues(session),
        };
        return explanation with { Summary = SessionSentence.Of(explanation, now) };
    }

    private ImmutableArray<string> InterruptedBy(int agent)
    {
        var mrds = ImmutableArray.CreateBuilder<string>();
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            if (!Registry.Policy(mrd).Interruptible && Assignments.Presence(Registry.Session(agent, mrd)).Load > 0)
            {
                mrds.Add(Explainer.Text(Registry.MrdId(mrd)));
            }
        }

        return mrds.ToImmutable();
    }

    private ImmutableArray<ServedQueue> Queues(int session)
    {
        var memberships = tables.Classes.Memberships(tables.Classes.ClassOf(session));
        var queues = ImmutableArray.CreateBuilder<ServedQueue>(memberships.Length);
        foreach (ref readonly var membership in memberships)
        {
            var step = membership.Step;
            var queue = tables.Steps.QueueOf(step);
            var first = tables.Steps.First(queue);
            queues.Add(new ServedQueue(
                Registry.Queue(queue).Id,
                step - first + 1,
                tables.Waiting.CountOf(step, tables.Steps.Last(queue)),
                tables.Waiting.CountOf(first, step - 1),
                tables.Available.CountOf(first, step),
                tables.Available.Best(first, step) == session));
        }

        return queues.MoveToImmutable();
    }

    private string TaskId(int task) => Explainer.Text(tables.Identities.Id(task));
}
