using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// <c>chat-server-restore</c>: the Chat Server was lost and is back, and cannot know what its agents do. Each who is
/// signed in is UNKNOWN until it says READY or NOT_READY, open offers go back to their queues, and accepted work stays
/// with its agent (7-rulings 15).
/// </summary>
public sealed class Restoration(
    CommunicationTables tables, Announcements announcements, WorkEndings endings, IRoutingRequests routing)
{
    private Registry Registry => tables.Registry;

    /// <summary>
    /// Answers with the counts, then tells of every agent, then of every offer: MRE knows all agents to be UNKNOWN
    /// before the first task comes back, and offers it to nobody.
    /// </summary>
    public void Restore(ref readonly CommandSlot slot)
    {
        announcements.ChatServerRestored(in slot, SignedInAgents(), OpenOffers());
        for (var session = 0; session < Registry.SessionCount; session++)
        {
            if (tables.Assignments.Presence(session).SignedIn)
            {
                Lose(session);
            }
        }

        for (var agent = 0; agent < Registry.AgentCount; agent++)
        {
            var offer = tables.Assignments.OpenOffer(agent);
            if (offer != Assignments.None)
            {
                var session = tables.Assignments[offer].Session;
                endings.Requeue(offer, default, default);
                announcements.AgentStateIfChanged(session);
            }
        }
    }

    private void Lose(int session)
    {
        tables.Assignments.Presence(session).Asked = AgentState.Unknown;
        tables.SetReason(session, default);
        tables.SetRoutable(session, isRoutable: true);
        routing.AgentState(default, session, AgentState.Unknown, default, tables.Now);
        announcements.AgentStateAnswer(session, default);
    }

    private int SignedInAgents()
    {
        var count = 0;
        for (var agent = 0; agent < Registry.AgentCount; agent++)
        {
            var mrd = 0;
            while (mrd < Registry.MrdCount && !tables.Assignments.Presence(Registry.Session(agent, mrd)).SignedIn)
            {
                mrd++;
            }

            count += mrd < Registry.MrdCount ? 1 : 0;
        }

        return count;
    }

    private int OpenOffers()
    {
        var count = 0;
        for (var agent = 0; agent < Registry.AgentCount; agent++)
        {
            count += tables.Assignments.OpenOffer(agent) == Assignments.None ? 0 : 1;
        }

        return count;
    }
}
