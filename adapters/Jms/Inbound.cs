using System.Diagnostics;
using System.Text;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;
using MediaRouting.Json.Decode;

namespace MediaRouting.Jms;

/// <summary>
/// From a delivery to a command: header and body are decoded into a slot, a password is checked, the command is
/// published. Called on the reader of the connection; it neither blocks nor throws for anything in a message. The
/// window of unacknowledged deliveries is the consumer's prefetch.
/// </summary>
/// <remarks>
/// While the password of an agent is being checked, later messages of that agent wait in its lane, so that no READY
/// overtakes its own Login; everybody else passes.
/// </remarks>
public sealed class Inbound : IDisposable
{
    private readonly Ingress _ingress;
    private readonly IAgentDirectory _directory;
    private readonly VerificationLanes<HeldMessage> _lanes;
    private readonly PayloadPool _payloads;
    private readonly byte[][] _ownQueues;
    private readonly byte[] _chatServer;
    private readonly Action<Exception> _failed;
    private readonly MessageDecoder _decoder = new();
    private readonly CancellationTokenSource _ending = new();

    // The reader of a lost connection may still be in a call when that of the next one comes.
    private readonly Lock _oneAtATime = new();
    private CommandSlot _arrival;
    private volatile bool _isClosed;

    /// <summary>Starts the workers that check passwords.</summary>
    /// <param name="ingress">Where commands go.</param>
    /// <param name="payloads">The pipeline's buffers, to which it gives them back.</param>
    /// <param name="directory">Who may connect.</param>
    /// <param name="queues">The daemon's own queues, which no client may name as an address.</param>
    /// <param name="failed">Told if decoding or a worker fails, which is a fault of ours.</param>
    /// <param name="workers">Threads that check passwords; 0: <see cref="StepVerification"/> does.</param>
    public Inbound(
        Ingress ingress,
        PayloadPool payloads,
        IAgentDirectory directory,
        QueueNames queues,
        Action<Exception> failed,
        int workers)
    {
        _ingress = ingress;
        _payloads = payloads;
        _directory = directory;
        _failed = failed;
        string[] own = [queues.General, queues.RoutingEngine, queues.CommunicationServer, queues.DeadLetters];
        _ownQueues = Array.ConvertAll(own, Encoding.UTF8.GetBytes);
        _chatServer = Encoding.UTF8.GetBytes(queues.ChatServer);
        _arrival.Text.Initialize(_payloads);
        _lanes = new VerificationLanes<HeldMessage>(
            workers, directory.Capacity, Verify, Release, failed);
    }

    /// <summary>Takes one delivery from a queue.</summary>
    public void OnDelivery(Source source, in JmsDelivery delivery)
    {
        lock (_oneAtATime)
        {
            if (_isClosed)
            {
                return;
            }

            try
            {
                Take(source, delivery);
            }
            catch (Exception exception)
            {
                // The message would come again for ever; the process ends with a line that says why.
                _isClosed = true;
                _failed(exception);
            }
        }
    }

    /// <summary>
    /// Checks one password that waits, on the calling thread, and publishes its message; false if none waits.
    /// </summary>
    public bool StepVerification() => _lanes.RunOnce();

    /// <summary>True if no message waits for a password to be checked.</summary>
    public bool IsIdle => _lanes.Drain(TimeSpan.Zero);

    /// <summary>
    /// Takes no more deliveries: unacknowledged, they are the broker's to deliver to the next daemon. Then waits until
    /// every held message is published; false if that took longer than <paramref name="limit"/>.
    /// </summary>
    public bool Drain(TimeSpan limit)
    {
        _isClosed = true;
        return _lanes.Drain(limit);
    }

    /// <summary>
    /// Ends the workers. What waits for a verification is not published: unacknowledged, it is the broker's to deliver
    /// again.
    /// </summary>
    public void Dispose()
    {
        _ending.Cancel();
        _lanes.Dispose();
        _ending.Dispose();
    }

    private void Take(Source source, in JmsDelivery delivery)
    {
        _arrival.Reset(CommandKind.None, source, time: 0);
        _arrival.Delivery = delivery.Tag;
        _arrival.IsBytes = delivery.BodyKind != JmsBody.Text;
        var headerFault = ReadHeader(delivery);
        _decoder.Decode(source, delivery.Type, delivery.BodyKind != JmsBody.Other, delivery.Body, ref _arrival);
        if (headerFault.IsRefusal && !_arrival.Refusal.IsRefusal)
        {
            _arrival.Known = _arrival.Ids();
            _arrival.Refusal = headerFault;
        }

        CheckOwnQueues();
        if (MustWait())
        {
            Hold();
        }
        else
        {
            _ingress.Publish(ref _arrival);
        }

        _decoder.ClearPassword();
    }

    /// <summary>Copies the addressing; what cannot be used is left out, so that the Error finds another way.</summary>
    private Refusal ReadHeader(in JmsDelivery delivery)
    {
        _arrival.MessageId = _arrival.Text.Append(ForeignText.First(delivery.MessageId, Limits.TextBytes));
        var refusal = default(Refusal);
        if (delivery.CorrelationId.Length > Limits.TextBytes)
        {
            refusal = new(RefusalCode.InvalidField, Field.JmsCorrelationId, Fault.TooLong);
        }
        else
        {
            _arrival.CorrelationId = _arrival.Text.Append(delivery.CorrelationId);
        }

        if (delivery.ReplyToKind == DestinationKind.None)
        {
            return refusal;
        }

        if (!IsUsable(delivery))
        {
            return new(RefusalCode.InvalidField, Field.JmsReplyTo, Fault.NotADestination);
        }

        _arrival.ReplyToKind = delivery.ReplyToKind;
        _arrival.ReplyTo = IsChatServer(delivery.ReplyToKind, delivery.ReplyTo)
            ? default
            : _arrival.Text.Append(delivery.ReplyTo);
        return refusal;
    }

    private bool IsUsable(in JmsDelivery delivery) =>
        delivery.ReplyTo.Length is > 0 and <= Limits.TextBytes
        && DestinationName.IsUsable(delivery.ReplyTo)
        && !(delivery.ReplyToKind == DestinationKind.Queue && IsOwn(delivery.ReplyTo));

    /// <summary>
    /// An agent whose destination were a queue that a daemon consumes would have it talk to itself for ever, and with
    /// the daemon's rights.
    /// </summary>
    private void CheckOwnQueues()
    {
        if (_arrival is not { Kind: CommandKind.Connect, Refusal.IsRefusal: false }
            || _arrival.Body.Connect.DestinationKind != DestinationKind.Queue)
        {
            return;
        }

        var queue = _arrival.Text[_arrival.Body.Connect.DestinationName];
        if (IsOwn(queue))
        {
            _arrival.Known = _arrival.Ids();
            _arrival.Refusal = new(RefusalCode.InvalidField, Field.Destination, Fault.NotADestination);
        }
        else if (IsChatServer(DestinationKind.Queue, queue))
        {
            _arrival.Body.Connect = _arrival.Body.Connect with { DestinationName = default };
        }
    }

    /// <summary>
    /// The queue ChatServer has no name inside: one that is named by its name and one that is meant where there is no
    /// other are the same, and are told things once.
    /// </summary>
    private bool IsChatServer(DestinationKind kind, ReadOnlySpan<byte> name) =>
        kind == DestinationKind.Queue && name.SequenceEqual(_chatServer);

    private bool IsOwn(ReadOnlySpan<byte> queue)
    {
        foreach (var own in _ownQueues)
        {
            if (queue.SequenceEqual(own))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for an arrival with a password that is to be checked.</summary>
    private bool IsSignIn =>
        !_arrival.Refusal.IsRefusal && _arrival.Kind is CommandKind.Connect or CommandKind.Login;

    private bool MustWait()
    {
        var agentId = _arrival.Text[LaneOf(in _arrival)];
        if (!agentId.IsEmpty && _lanes.MustWait(agentId))
        {
            return true;
        }

        if (!IsSignIn)
        {
            return false;
        }

        var isKnown = _directory.TryVerifyAtOnce(agentId, _decoder.Password, out var verification);
        if (isKnown)
        {
            Record(ref _arrival, verification);
        }

        return !isKnown;
    }

    private void Hold()
    {
        var held = new HeldMessage(_payloads, ref _arrival, IsSignIn ? _decoder.Password : default);
        if (_lanes.TryEnqueue(held.Slot.Text[LaneOf(in held.Slot)], held))
        {
            return;
        }

        if (held.Password.Length > 0)
        {
            held.ForgetPassword();
            Record(ref held.Slot, Verification.DirectoryUnavailable);
        }
        else
        {
            held.Slot.Known = held.Slot.Ids();
            held.Slot.Refusal = new(RefusalCode.Overloaded);
        }

        _ingress.Publish(ref held.Slot);
    }

    /// <summary>
    /// The agent behind whose messages a command waits: the one it names first or, where that one has no lane, the one
    /// who is to join or to receive.
    /// </summary>
    private TextRef LaneOf(ref readonly CommandSlot slot)
    {
        var first = slot.Ids().AgentId;
        var second = slot.Kind switch
        {
            CommandKind.Transfer when !slot.Refusal.IsRefusal => slot.Body.Transfer.Recipient,
            CommandKind.Conference when !slot.Refusal.IsRefusal => slot.Body.Conference.Participant,
            _ => default,
        };
        return !second.IsEmpty && !_lanes.MustWait(slot.Text[first]) ? second : first;
    }

    private void Verify(HeldMessage message)
    {
        if (message.Password.Length > 0)
        {
            var agentId = message.Slot.Text[message.Slot.Ids().AgentId];
            var waited = Stopwatch.GetElapsedTime(message.Arrived);
            Record(ref message.Slot, _directory.Verify(agentId, message.Password, waited, _ending.Token));
            message.ForgetPassword();
        }
    }

    private void Release(HeldMessage message)
    {
        if (!_ending.IsCancellationRequested)
        {
            _ingress.Publish(ref message.Slot);
        }
    }

    private static void Record(ref CommandSlot slot, Verification verification)
    {
        if (slot.Kind == CommandKind.Connect)
        {
            slot.Body.Connect = slot.Body.Connect with { Verification = verification };
        }
        else
        {
            slot.Body.Login = slot.Body.Login with { Verification = verification };
        }
    }
}
