using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// GetEstimatedWait. It is asked of the Communication Server and known to MRE: where that is another daemon, which has
/// no row for it, the question is refused.
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="estimator">MRE's estimates; null where it is another daemon.</param>
/// <param name="refusals">How the question is refused.</param>
/// <param name="outbox">Where the answer goes.</param>
public sealed class WaitQuestions(Registry registry, WaitEstimator? estimator, Refusals refusals, Outbox outbox)
{
    /// <summary>Answers the question in hand; the estimate reflects every command before it.</summary>
    public void Answer(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.GetEstimatedWait;
        var mrd = registry.FindMrd(slot.Text[request.Mrd]);
        if (mrd < 0)
        {
            refusals.Refuse(in slot, new(RefusalCode.UnknownMrd, Field.Mrd));
            return;
        }

        if (estimator is null)
        {
            refusals.Refuse(in slot, new(RefusalCode.GeneralError, Field.None, Fault.RoutedElsewhere));
            return;
        }

        var estimate = estimator.Of(mrd, slot.Text[request.Params], request.Priority);
        ref var told = ref outbox.Open(
            EventKind.EstimatedWait, Requester.Of(in slot).AnswerTo(Address.Of(EventTarget.ChatServer)));
        told.Body.EstimatedWait = new EstimatedWait(
            told.Text.Append(registry.MrdId(mrd)),
            told.Text.Append(registry.QueueId(estimate.Queue)),
            estimate.Position,
            estimate.Seconds);
        outbox.Send();
    }
}
