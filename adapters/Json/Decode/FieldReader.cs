using System.Runtime.CompilerServices;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Decode;

/// <summary>
/// Reads the fields of one body into the slot, in the order in which a row asks for them. The first fault is kept as
/// the refusal; a field that cannot be read is the default value.
/// </summary>
/// <param name="fields">Where the values stand.</param>
/// <param name="body">The body.</param>
/// <param name="text">Where the texts go.</param>
/// <param name="scratch">Room for the texts of strings with escapes: as long as the body.</param>
internal ref struct FieldReader(
    BodyFields fields, ReadOnlySpan<byte> body, ref SlotText text, Span<byte> scratch) : IRowPass
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Span<byte> _scratch = scratch;
    private readonly ref SlotText _text = ref text;
    private Refusal _refusal;

    /// <summary>The first fault, or the default.</summary>
    public readonly Refusal Refusal => _refusal;

    /// <summary>Keeps a fault that the row itself sees, if it is the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refuse(Field field, Fault fault)
    {
        if (!_refusal.IsRefusal)
        {
            var code = fault == Fault.Absent ? RefusalCode.MissingField : RefusalCode.InvalidField;
            _refusal = new Refusal(code, field, fault);
        }
    }

    /// <summary>True if there is such a property, whatever its value.</summary>
    public readonly bool IsGiven(Field field) => fields[field].Kind != JsonKind.None;

    /// <summary>An id or name that has to be there.</summary>
    public TextRef Id(Field field) =>
        Needs(field, out var token) ? IdIn(field, token) : default;

    /// <summary>An id that may be empty.</summary>
    public TextRef OptionalId(Field field) =>
        Has(field, out var token) ? IdIn(field, token) : default;

    /// <summary>The MRD, in either spelling.</summary>
    public TextRef Mrd() => Id(Field.Mrd);

    /// <summary>A free text that has to be there.</summary>
    public TextRef Text(Field field) =>
        Needs(field, out var token) ? _text.Append(TextIn(field, token, Limits.TextBytes, _scratch)) : default;

    /// <summary>A free text that may be empty, of at most this many bytes.</summary>
    public TextRef OptionalText(Field field, int limit = Limits.TextBytes) =>
        Has(field, out var token) ? _text.Append(TextIn(field, token, limit, _scratch)) : default;

    /// <summary>Password: a text that has to be there and goes nowhere but into a buffer of its own.</summary>
    /// <param name="to">The buffer: room for a text of the limit written wholly in escapes.</param>
    /// <returns>Bytes of the text; 0 with a fault.</returns>
    public int Password(Span<byte> to)
    {
        if (!Needs(Field.Password, out var token))
        {
            return 0;
        }

        var password = TextIn(Field.Password, token, Limits.TextBytes, to);
        if (password.IsEmpty)
        {
            to.Clear();
        }

        password.CopyTo(to);
        return password.Length;
    }

    /// <summary>Destination of Connect: a name, or <c>queue://name</c>, or <c>topic://name</c>.</summary>
    /// <param name="name">The name alone.</param>
    /// <param name="kind">What it names.</param>
    /// <returns>The destination as it was written.</returns>
    public TextRef Destination(out TextRef name, out DestinationKind kind)
    {
        var written = Text(Field.Destination);
        kind = _text[written].StartsWith("topic://"u8) ? DestinationKind.Topic : DestinationKind.Queue;
        var hasScheme = kind == DestinationKind.Topic || _text[written].StartsWith("queue://"u8);
        name = hasScheme ? written.From("queue://"u8.Length) : written;
        if (!DestinationName.IsUsable(_text[name]))
        {
            Refuse(Field.Destination, Fault.NotADestination);
        }

        return written;
    }

    /// <summary>State, of an agent.</summary>
    public AgentState AgentState()
    {
        var state = WireNames.AgentStateOf(Word(Field.State));
        return OneOf(Field.State, state != Engine.Commands.AgentState.None, state);
    }

    /// <summary>State, of a task.</summary>
    public TaskState TaskState()
    {
        var state = WireNames.TaskStateOf(Word(Field.State));
        return OneOf(Field.State, state != Engine.Commands.TaskState.None, state);
    }

    /// <summary>Status of row 15.</summary>
    public SelectionStatus Status()
    {
        var status = WireNames.StatusOf(Word(Field.Status));
        return OneOf(Field.Status, status != SelectionStatus.None, status);
    }

    /// <summary>Code of an Error; GENERAL_ERROR for a text that is none of ours.</summary>
    public RefusalCode Code() => WireNames.CodeOf(Word(Field.Code));

    /// <summary>A time in any of its forms, as Unix milliseconds.</summary>
    public long Time(Field field)
    {
        if (!Needs(field, out var token))
        {
            return default;
        }

        long milliseconds;
        var isTime = token.Kind == JsonKind.Number
            ? WireTime.TryParseMilliseconds(token.In(_body), out milliseconds)
            : WireTime.TryParse(TextIn(field, token, Limits.TextBytes, _scratch), out milliseconds);
        return OneOf(field, isTime, milliseconds);
    }

    /// <summary>Routable, a boolean or its text; true if it is not there.</summary>
    public bool Routable()
    {
        if (!Has(Field.Routable, out var token))
        {
            return true;
        }

        if (token.Kind is JsonKind.True or JsonKind.False)
        {
            return token.Kind == JsonKind.True;
        }

        var word = TextIn(Field.Routable, token, Limits.TextBytes, _scratch);
        var isTrue = word.SequenceEqual("true"u8);
        return OneOf(Field.Routable, isTrue || word.SequenceEqual("false"u8), isTrue);
    }

    /// <summary>Priority, a whole number or its text, clamped to 1..10; 0 if it is not there.</summary>
    public int Priority()
    {
        if (!Has(Field.Priority, out var token))
        {
            return 0;
        }

        var digits = token.Kind == JsonKind.Number
            ? token.In(_body)
            : TextIn(Field.Priority, token, Limits.TextBytes, _scratch);
        var isNumber = WholeNumber.TryParse(digits, out var number);
        return OneOf(Field.Priority, isNumber, (int)Math.Clamp(number, 1, 10));
    }

    /// <summary>RetryAfter of an Error, seconds; 0 if it is not there.</summary>
    public int RetryAfter() =>
        Has(Field.RetryAfter, out var token) ? (int)NumberIn(Field.RetryAfter, token, 0, int.MaxValue) : 0;

    /// <summary>A whole number that has to be there and is not below the least.</summary>
    public int Number(Field field, int least) =>
        Needs(field, out var token) ? (int)NumberIn(field, token, least, int.MaxValue) : 0;

    /// <summary>A whole number that is not negative; 0 if it is not there.</summary>
    public long OptionalNumber(Field field) =>
        Has(field, out var token) ? NumberIn(field, token, 0, long.MaxValue) : 0;

    /// <summary>params in any of their forms, packed.</summary>
    public TextRef Params()
    {
        if (!Has(Field.Params, out var token))
        {
            return default;
        }

        var entries = new ParamsReader(_body, ref _text, _scratch);
        var fault = entries.Read(token, out var packed);
        if (fault != Fault.None)
        {
            Refuse(Field.Params, fault);
        }

        return packed;
    }

    TextRef IRowPass.Id(Field field, TextRef value) => Id(field);

    TextRef IRowPass.OptionalId(Field field, TextRef value) => OptionalId(field);

    TextRef IRowPass.Mrd(ReadOnlySpan<byte> spelling, TextRef value) => Mrd();

    TextRef IRowPass.OptionalText(Field field, TextRef value) => OptionalText(field);

    AgentState IRowPass.State(AgentState value) => AgentState();

    TaskState IRowPass.State(TaskState value) => TaskState();

    SelectionStatus IRowPass.Status(SelectionStatus value) => Status();

    long IRowPass.Time(Field field, long value) => Time(field);

    bool IRowPass.Routable(bool value) => Routable();

    int IRowPass.Number(Field field, int value, int least) => Number(field, least);

    long IRowPass.OptionalNumber(Field field, long value) => OptionalNumber(field);

    TextRef IRowPass.Params(TextRef value) => Params();

    int IRowPass.Priority(int value) => Priority();

    private bool Has(Field field, out JsonToken token)
    {
        token = fields[field];
        if (!fields.IsGivenTwice(field))
        {
            return !token.IsAbsent;
        }

        Refuse(field, Fault.GivenTwice);
        return false;
    }

    private bool Needs(Field field, out JsonToken token)
    {
        if (Has(field, out token))
        {
            return true;
        }

        Refuse(field, Fault.Absent);
        return false;
    }

    private TextRef IdIn(Field field, JsonToken token)
    {
        var id = TextIn(field, token, Limits.IdBytes, _scratch);
        if (!ControlCharacter.IsIn(id))
        {
            return _text.Append(id);
        }

        Refuse(field, Fault.BadCharacter);
        return default;
    }

    private long NumberIn(Field field, JsonToken token, long least, long most)
    {
        if (token.Kind != JsonKind.Number)
        {
            Refuse(field, Fault.WrongType);
            return 0;
        }

        var isNumber = WholeNumber.TryParse(token.In(_body), out var number) && number >= least && number <= most;
        return OneOf(field, isNumber, isNumber ? number : 0);
    }

    private ReadOnlySpan<byte> Word(Field field) =>
        Needs(field, out var token) ? TextIn(field, token, Limits.TextBytes, _scratch) : default;

    private ReadOnlySpan<byte> TextIn(Field field, JsonToken token, int limit, Span<byte> scratch)
    {
        if (token.Kind == JsonKind.String && !token.HasEscapes && token.Length <= limit)
        {
            return token.In(_body);
        }

        var fault = Unescape(token, limit, scratch, out var length);
        if (fault == Fault.None)
        {
            return scratch[..length];
        }

        Refuse(field, fault);
        return default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Fault Unescape(JsonToken token, int limit, Span<byte> to, out int length)
    {
        length = 0;
        if (token.Kind != JsonKind.String)
        {
            return Fault.WrongType;
        }

        if (!token.HasEscapes || token.Length > (long)limit * JsonString.BytesPerByte)
        {
            return Fault.TooLong;
        }

        if (!JsonText.TryUnescape(token.In(_body), to, out length))
        {
            return Fault.BadCharacter;
        }

        return length > limit ? Fault.TooLong : Fault.None;
    }

    private T OneOf<T>(Field field, bool isValue, T value)
    {
        if (!isValue)
        {
            Refuse(field, Fault.NotAValue);
        }

        return value;
    }
}
