using System.Text;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// Answers questions about the live state, on the writer's thread. It reads what the matcher reads and changes nothing;
/// a question about a task, or for the statistics, looks at every agent once, which takes milliseconds where there are
/// 100,000.
/// </summary>
/// <param name="machine">Whose state; what is asked is known to MRE.</param>
public sealed class Explainer(StateMachine machine)
{
    /// <summary>Answers a question.</summary>
    /// <remarks>A fault here is the asker's answer: it has touched nothing that routing lives on.</remarks>
    public void Answer(Inspection inspection)
    {
        if (inspection.Outcome != InspectionOutcome.Open)
        {
            return;
        }

        if (machine.RoutingTables is not { } routing)
        {
            inspection.Refer();
            return;
        }

        try
        {
            Answer(inspection, routing);
        }
        catch (Exception fault)
        {
            inspection.Fail(fault);
        }
    }

    /// <summary>An id as text.</summary>
    internal static string Text(ReadOnlySpan<byte> id) => Encoding.UTF8.GetString(id);

    private void Answer(Inspection inspection, RoutingTables routing)
    {
        // Questions carry the asker's clock; time does not go back here.
        var now = Math.Max(routing.Now, inspection.Time);
        switch (inspection.Subject)
        {
            case InspectionSubject.Task:
                var task = routing.Identities.Find(inspection.Id);
                inspection.Answer(IsKnown(routing, task) ? new TaskExplainer(routing, now).Explain(task) : null);
                break;
            case InspectionSubject.Agent:
                var agent = routing.Registry.FindAgent(inspection.Id);
                inspection.Answer(agent < 0 ? null : new AgentExplainer(routing, now).Explain(agent));
                break;
            default:
                inspection.Answer(StatisticsReader.Read(machine, now)!);
                break;
        }
    }

    private static bool IsKnown(RoutingTables routing, int task) => task >= 0 && routing.Waiting[task].Queued > 0;
}
