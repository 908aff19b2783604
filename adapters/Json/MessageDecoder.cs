using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Decode;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json;

/// <summary>
/// Decodes a message into a command slot: a kind and its body, or a refusal. It judges the message alone; what the
/// ids mean is the engine's matter. Allocates nothing, refusals included. One instance for each thread that reads.
/// </summary>
/// <remarks>
/// First fault wins: too large, type not served, not a JSON object, then the fields in the order of the row. A field
/// that is given twice is a fault where the row has that field; other properties are ignored, once or often. The body
/// of chat-server-restore says nothing and is not read, whatever it is.
/// </remarks>
public sealed class MessageDecoder
{
    private readonly BodyFields _fields = new();
    private readonly byte[] _scratch = new byte[Limits.BodyBytes];

    // Pinned, so that the garbage collector leaves no copy of a password behind.
    private readonly byte[] _password =
        GC.AllocateArray<byte>(Limits.TextBytes * JsonString.BytesPerByte, pinned: true);

    private int _passwordLength;

    /// <summary>
    /// The password of the Connect or Login decoded last, UTF-8, at most <see cref="Limits.TextBytes"/>; empty after
    /// any other message and after a refusal. It stands nowhere else.
    /// </summary>
    public ReadOnlySpan<byte> Password => _password.AsSpan(0, _passwordLength);

    /// <summary>Forgets the password. The next <see cref="Decode"/> does so too.</summary>
    public void ClearPassword()
    {
        if (_passwordLength > 0)
        {
            CryptographicOperations.ZeroMemory(_password.AsSpan(0, _passwordLength));
            _passwordLength = 0;
        }
    }

    /// <summary>
    /// Decodes one message. Sets the slot's kind and body; or its refusal, with the ids that could be read, and where
    /// the message is undecodable also its type and its raw body without a password.
    /// </summary>
    /// <param name="source">The queue it came from.</param>
    /// <param name="jmsType">JMSType; empty if it has none.</param>
    /// <param name="hasBody">False for a message that is neither text nor bytes.</param>
    /// <param name="body">The body.</param>
    /// <param name="slot">A slot that was reset; texts that it has already are left as they are.</param>
    public void Decode(
        Source source, ReadOnlySpan<byte> jmsType, bool hasBody, ReadOnlySpan<byte> body, ref CommandSlot slot)
    {
        ClearPassword();
        slot.Kind = WireNames.KindOf(source, jmsType);
        if (body.Length > Limits.BodyBytes)
        {
            RefuseMessage(RefusalCode.TooLarge, jmsType, body, ref slot);
            return;
        }

        if (slot.Kind == CommandKind.RestoreChatServer)
        {
            return;
        }

        var isObject = hasBody && _fields.TryFind(body);
        var reader = new FieldReader(_fields, body, ref slot.Text, _scratch);
        if (slot.Kind == CommandKind.None)
        {
            slot.Known = isObject ? KnownIds(reader) : default;
            RefuseMessage(RefusalCode.UnknownType, jmsType, body, ref slot);
        }
        else if (!isObject)
        {
            RefuseMessage(RefusalCode.MalformedJson, jmsType, body, ref slot);
        }
        else
        {
            Read(ref reader, slot.Kind, ref slot.Body);
            if (reader.Refusal.IsRefusal)
            {
                RefuseField(reader, ref slot);
            }

            if (source == Source.CommunicationServer)
            {
                Keep(jmsType, body, ref slot);
            }
        }
    }

    private void Read(ref FieldReader fields, CommandKind kind, ref CommandBody body)
    {
        switch (kind)
        {
            case CommandKind.Connect:
                body.Connect = ConnectCommand.Read(ref fields, _password, out _passwordLength);
                break;
            case CommandKind.Login:
                body.Login = LoginCommand.Read(ref fields, _password, out _passwordLength);
                break;
            case CommandKind.ChangeAgentState:
                body.ChangeAgentState = AgentStateCommand.Read(ref fields);
                break;
            case CommandKind.Conference or CommandKind.RoutingConference:
                body.Conference = ConferenceRow.Pass(ref fields, default);
                break;
            case CommandKind.TaskConferenced:
                body.TaskConferenced = TaskConferencedRow.Pass(ref fields, default);
                break;
            case CommandKind.Transfer or CommandKind.RoutingTransfer:
                body.Transfer = TransferRow.Pass(ref fields, default);
                break;
            case CommandKind.TaskAgentTransferred:
                body.TaskAgentTransferred = TaskAgentTransferredRow.Pass(ref fields, default);
                break;
            case CommandKind.UpdateAgentState:
                body.UpdateAgentState = AgentStateCommand.ReadUpdate(ref fields);
                break;
            case CommandKind.ChangeTaskState:
                body.ChangeTaskState = TaskStateCommand.Read(ref fields);
                break;
            case CommandKind.UpdateTaskState:
                body.ChangeTaskState = TaskStateRow.Pass(ref fields, default);
                break;
            case CommandKind.CreateTask:
                body.CreateTask = TaskCommand.Read(ref fields);
                break;
            case CommandKind.NewTask:
                body.CreateTask = NewTaskRow.Pass(ref fields, default);
                break;
            case CommandKind.TaskAgentSelected:
                body.TaskAgentSelected = TaskAgentSelectedCommand.Read(ref fields);
                break;
            case CommandKind.GetAgentState:
                body.GetAgentState = GetAgentStateCommand.Read(ref fields);
                break;
            case CommandKind.GetTaskState:
                body.GetTaskState = GetTaskStateCommand.Read(ref fields);
                break;
            case CommandKind.GetEstimatedWait:
                body.GetEstimatedWait = GetEstimatedWaitCommand.Read(ref fields);
                break;
            case CommandKind.RoutingGetEstimatedWait:
                body.GetEstimatedWait = GetEstimatedWaitRow.Pass(ref fields, default);
                break;
            case CommandKind.EstimatedWait:
                body.EstimatedWait = EstimatedWaitRow.Pass(ref fields, default, default);
                break;
            case CommandKind.RoutingError:
                body.RoutingError = ErrorCommand.Read(ref fields);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseField(FieldReader reader, ref CommandSlot slot)
    {
        slot.Refusal = reader.Refusal;
        slot.Known = KnownIds(reader);
        ClearPassword();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefuseMessage(
        RefusalCode code, ReadOnlySpan<byte> jmsType, ReadOnlySpan<byte> body, ref CommandSlot slot)
    {
        var field = code == RefusalCode.UnknownType ? Field.JmsType : Field.Body;
        slot.Refusal = new Refusal(code, field);
        Keep(jmsType, body, ref slot);
    }

    /// <summary>
    /// Keeps type and body for the dead letters. A row of MRE that names something unknown goes there too, since there
    /// is nobody to answer.
    /// </summary>
    private static void Keep(ReadOnlySpan<byte> jmsType, ReadOnlySpan<byte> body, ref CommandSlot slot)
    {
        slot.Type = ForeignText.AppendValid(ForeignText.First(jmsType, Limits.TextBytes), ref slot.Text);
        var mustHavePassword = slot.Kind is CommandKind.Connect or CommandKind.Login;
        slot.RawBody = DeadBody.Keep(body, mustHavePassword, ref slot.Text, out slot.IsRedacted);
    }

    // A copy of the reader, whose own refusal stands: an id that is itself at fault is just not known.
    private static KnownIds KnownIds(FieldReader reader)
    {
        var agent = reader.IsGiven(Field.AgentId) ? Field.AgentId
            : reader.IsGiven(Field.ConferenceOwner) ? Field.ConferenceOwner
            : Field.OwnerAgentId;
        return new KnownIds(
            AgentId: reader.OptionalId(agent),
            TaskId: reader.OptionalId(Field.TaskId),
            Mrd: reader.OptionalId(Field.Mrd),
            ClientUniqueId: reader.OptionalId(Field.ClientUniqueId));
    }
}
