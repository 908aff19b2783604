using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// GetEstimatedWait. It is asked of the Communication Server and known to MRE: where that is another daemon, the
/// question goes on to it, and its answer leads back to the asker (<see cref="Askers"/>).
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="estimator">MRE's estimates; null where it is another daemon.</param>
/// <param name="routing">Asks the other daemon, or shows on the tap what would be asked; null for neither.</param>
/// <param name="tap">Shows on the tap what MRE would answer; null without one.</param>
/// <param name="refusals">How the question is refused.</param>
/// <param name="outbox">Where the answer goes.</param>
public sealed class WaitQuestions(
    Registry registry,
    WaitEstimator? estimator,
    RoutingRows? routing,
    CommunicationRows? tap,
    Refusals refusals,
    Outbox outbox)
{
    /// <summary>Answers the question in hand, or asks MRE; the estimate reflects every command before it.</summary>
    public void Answer(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.GetEstimatedWait;
        var mrd = registry.FindMrd(slot.Text[request.Mrd]);
        if (mrd < 0)
        {
            refusals.Refuse(in slot, new(RefusalCode.UnknownMrd, Field.Mrd));
            return;
        }

        if (estimator is null && !request.MayForward)
        {
            refusals.Refuse(in slot, new(RefusalCode.GeneralError, Field.None, Fault.RoutedElsewhere));
            return;
        }

        var requester = Requester.Of(in slot);
        var packedParams = slot.Text[request.Params];
        routing?.GetEstimatedWait(requester, mrd, packedParams, request.Priority);
        if (estimator is not null)
        {
            var estimate = estimator.Of(mrd, packedParams, request.Priority);
            tap?.EstimatedWait(requester, mrd, estimate);
            var queue = registry.QueueId(estimate.Queue);
            Tell(requester, registry.MrdId(mrd), queue, estimate.Position, estimate.Seconds);
        }
    }

    /// <summary>Tells whoever asked.</summary>
    /// <param name="requester">Who asked.</param>
    /// <param name="mrd">MRD, by id or name; one that is not known here is told as it is.</param>
    /// <param name="queue">Id of the queue, which only MRE has to know.</param>
    /// <param name="position">The place there, from 1.</param>
    /// <param name="seconds">The estimate; -1: not known.</param>
    public void Tell(
        in Requester requester, ReadOnlySpan<byte> mrd, ReadOnlySpan<byte> queue, int position, int seconds)
    {
        var known = registry.FindMrd(mrd);
        ref var told = ref outbox.Open(
            EventKind.EstimatedWait, requester.AnswerTo(Address.Of(EventTarget.ChatServer)));
        told.Body.EstimatedWait = new EstimatedWait(
            told.Text.Append(known < 0 ? mrd : registry.MrdId(known)), told.Text.Append(queue), position, seconds);
        outbox.Send();
    }
}
