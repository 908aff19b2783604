using System.Text;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// Answers questions about the live state, on the writer's thread. It reads what the matcher reads and changes nothing;
/// a question about a task looks at every agent of its MRD once, which takes milliseconds where there are 100,000.
/// </summary>
/// <param name="routing">MRE's tables; null where there is no MRE.</param>
public sealed class Explainer(RoutingTables? routing)
{
    /// <summary>Answers a question.</summary>
    /// <remarks>A fault here is the asker's answer: it has touched nothing that routing lives on.</remarks>
    public void Answer(Inspection inspection)
    {
        if (inspection.Outcome != InspectionOutcome.Open)
        {
            return;
        }

        if (routing is null)
        {
            inspection.Refer();
            return;
        }

        try
        {
            // Questions carry the asker's clock; time does not go back here.
            var now = Math.Max(routing.Now, inspection.Time);
            if (inspection.Subject == InspectionSubject.Task)
            {
                var task = routing.Identities.Find(inspection.Id);
                inspection.Answer(IsKnown(task) ? new TaskExplainer(routing, now).Explain(task) : null);
            }
            else
            {
                var agent = routing.Registry.FindAgent(inspection.Id);
                inspection.Answer(agent < 0 ? null : new AgentExplainer(routing, now).Explain(agent));
            }
        }
        catch (Exception fault)
        {
            inspection.Fail(fault);
        }
    }

    /// <summary>An id as text.</summary>
    internal static string Text(ReadOnlySpan<byte> id) => Encoding.UTF8.GetString(id);

    private bool IsKnown(int task) => task >= 0 && routing!.Waiting[task].Queued > 0;
}
