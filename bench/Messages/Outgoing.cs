using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Bench.Messages;

/// <summary>A message that goes out, to be encoded; beside it, the same bytes by the framework's writer.</summary>
public sealed class Outgoing : IDisposable
{
    private readonly EventEncoder _encoder = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 8 * 1024);
    private readonly Utf8JsonWriter _writer;
    private readonly List<WrittenToken> _tokens;
    private EventSlot _event;

    private Outgoing(EventKind kind, Func<TextSource, EventBody> body)
    {
        _event.Text.Initialize(new PayloadPool());
        _event.Kind = kind;
        _event.Body = body(text => _event.Text.Append(text));
        _tokens = WrittenToken.Of(Encode());
        _writer = new Utf8JsonWriter(
            _buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        Write();
        if (!_buffer.WrittenSpan.SequenceEqual(Encode()))
        {
            throw new InvalidOperationException($"{kind} is written differently by the framework");
        }
    }

    private delegate TextRef TextSource(ReadOnlySpan<byte> text);

    /// <summary>What goes out most.</summary>
    public static IReadOnlyList<Outgoing> All { get; } =
    [
        new(EventKind.TaskAssigned, add => new EventBody
        {
            TaskAssigned = new TaskAssigned(
                Task(add), Agent(add), Mrd(add), Client(add), add("Zoë Müller"u8), Params(add)),
        }),
        new(EventKind.TaskCreated, add => new EventBody
        {
            TaskCreated = new TaskCreated(Client(add), Task(add), Mrd(add), TaskState.New),
        }),
        new(EventKind.TaskStateChanged, add => new EventBody
        {
            TaskStateChanged = new TaskStateChanged(Task(add), Agent(add), Mrd(add), TaskState.Offered, default),
        }),
        new(EventKind.AgentStateChanged, add => new EventBody
        {
            AgentStateChanged = new AgentStateChanged(
                Agent(add), Mrd(add), default, AgentState.Reserved, AgentState.None, Routable: true, 1_785_147_330_123),
        }),
        new(EventKind.NewTask, add => new EventBody
        {
            NewTask = new CreateTask(Mrd(add), Task(add), default, default, Params(add), Priority: 5),
        }),
        new(EventKind.TaskAgentSelected, add => new EventBody
        {
            TaskAgentSelected = new TaskAgentSelected(Task(add), Agent(add), SelectionStatus.Offered, Decision: 1),
        }),
    ];

    /// <summary>What it tells.</summary>
    public string Name => _event.Kind.ToString();

    /// <summary>Length of its body.</summary>
    public int Bytes => Encode().Length;

    /// <summary>Encodes it.</summary>
    public ReadOnlySpan<byte> Encode() => _encoder.Encode(in _event);

    /// <summary>Writes the same with the framework's writer, from texts at hand; nothing is validated.</summary>
    /// <returns>Bytes.</returns>
    public int Write()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        foreach (var token in _tokens)
        {
            token.Write(_writer);
        }

        _writer.Flush();
        return _buffer.WrittenCount;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static TextRef Task(TextSource add) => add("6fa459ea-ee8a-3ca4-894e-db77e160355e"u8);

    private static TextRef Agent(TextSource add) => add("agent-000123"u8);

    private static TextRef Mrd(TextSource add) => add("chat"u8);

    private static TextRef Client(TextSource add) => add("1b4e28ba-2fa1-11d2-883f-0016d3cca427"u8);

    private static TextRef Params(TextSource add)
    {
        Span<byte> packed = stackalloc byte[256];
        var length = PackedParams.WriteEntry(packed, "skillgroup"u8, "queue-042"u8);
        length += PackedParams.WriteEntry(packed[length..], "language"u8, "de"u8);
        length += PackedParams.WriteEntry(packed[length..], "subject"u8, "Where is my order?"u8);
        length += PackedParams.WriteEntry(packed[length..], "page"u8, "/orders/4711"u8);
        return add(packed[..length]);
    }
}
