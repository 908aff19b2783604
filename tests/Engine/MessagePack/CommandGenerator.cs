using System.Reflection;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>
/// Commands of every kind with every field drawn at random, and their description in words. It finds kinds and fields
/// in the types and not in the tables of the codec, so that a field that a table has forgotten is missed.
/// </summary>
internal sealed class CommandGenerator(int seed)
{
    private static readonly CommandKind[] Kinds =
        [.. Enum.GetValues<CommandKind>().Except([CommandKind.Inspect, CommandKind.Configure])];

    private static readonly FieldInfo[] SlotFields =
    [
        .. typeof(CommandSlot).GetFields().Where(field => field.Name is not ("Delivery" or "Body" or "Text")),
    ];

    private readonly Random _random = new(seed);
    private readonly MessagePackWriter _to = new();
    private readonly PayloadPool _pool = new();

    /// <summary>A slot without a command.</summary>
    public CommandSlot Empty()
    {
        CommandSlot slot = default;
        slot.Text.Initialize(_pool);
        return slot;
    }

    /// <summary>The next command; the kinds come in turn.</summary>
    public CommandSlot Next(CommandKind? wanted = null)
    {
        var kind = wanted ?? Kinds[_random.Next(Kinds.Length)];
        var slot = Empty();
        slot.Reset(kind, Source.Internal, time: 0);
        object boxed = slot;
        foreach (var field in SlotFields.Where(field => field.Name is not nameof(CommandSlot.Kind)))
        {
            field.SetValue(boxed, Draw(field.FieldType, field.Name, ref slot.Text));
        }

        var texts = slot.Text;
        slot = (CommandSlot)boxed;
        slot.Text = texts;
        if (_random.Next(4) != 0)
        {
            (slot.Refusal, slot.Known) = (default, default);
        }

        if (!slot.Refusal.IsRefusal && BodyField(kind) is { } bodyField)
        {
            object body = slot.Body;
            bodyField.SetValue(body, Draw(bodyField.FieldType, bodyField.Name, ref slot.Text));
            slot.Body = (CommandBody)body;
        }

        return slot;
    }

    /// <summary>The next command, encoded.</summary>
    public byte[] NextPayload(CommandKind? wanted = null)
    {
        var slot = Next(wanted);
        return Encode(ref slot);
    }

    /// <summary>A command, encoded.</summary>
    public byte[] Encode(ref CommandSlot slot)
    {
        _to.Reset();
        CommandCodec.Write(in slot, _to);
        return _to.Written.ToArray();
    }

    /// <summary>Every field of a command in words, texts by their bytes.</summary>
    public static string Describe(CommandSlot slot)
    {
        object boxed = slot;
        var fields = SlotFields.Select(field => Describe(field.Name, field.GetValue(boxed)!, in slot.Text)).ToList();
        if (!slot.Refusal.IsRefusal && BodyField(slot.Kind) is { } body)
        {
            fields.Add(Describe(body.Name, body.GetValue(slot.Body)!, in slot.Text));
        }

        return string.Join('\n', fields);
    }

    /// <summary>Where a kind has its body; null if it has none.</summary>
    private static FieldInfo? BodyField(CommandKind kind) => kind switch
    {
        CommandKind.None or CommandKind.RestoreChatServer or CommandKind.Tick => null,
        CommandKind.RoutingConference => typeof(CommandBody).GetField(nameof(CommandBody.Conference)),
        CommandKind.RoutingTransfer => typeof(CommandBody).GetField(nameof(CommandBody.Transfer)),
        CommandKind.UpdateTaskState => typeof(CommandBody).GetField(nameof(CommandBody.ChangeTaskState)),
        CommandKind.NewTask => typeof(CommandBody).GetField(nameof(CommandBody.CreateTask)),
        CommandKind.RoutingGetEstimatedWait => typeof(CommandBody).GetField(nameof(CommandBody.GetEstimatedWait)),
        _ => typeof(CommandBody).GetField(kind.ToString())
            ?? throw new InvalidOperationException($"{kind} has no body of its name: say here which it has"),
    };

    private static string Describe(string name, object value, in SlotText texts)
    {
        if (value is TextRef text)
        {
            return $"{name}={Convert.ToHexString(texts[text])}";
        }

        if (!IsRecord(value.GetType()))
        {
            return $"{name}={value}";
        }

        var parts = new List<string>();
        foreach (var parameter in Parameters(value.GetType()))
        {
            var property = value.GetType().GetProperty(parameter.Name!)!;
            parts.Add(Describe($"{name}.{property.Name}", property.GetValue(value)!, in texts));
        }

        return string.Join('\n', parts);
    }

    private object Draw(Type type, string name, ref SlotText texts)
    {
        if (IsRecord(type) && type != typeof(TextRef))
        {
            var values = new List<object>();
            foreach (var parameter in Parameters(type))
            {
                values.Add(Draw(parameter.ParameterType, parameter.Name!, ref texts));
            }

            return Activator.CreateInstance(type, [.. values])!;
        }

        if (_random.Next(3) == 0)
        {
            return Activator.CreateInstance(type)!;
        }

        return type switch
        {
            _ when type == typeof(TextRef) =>
                texts.Append(name is nameof(CreateTask.Params) ? Texts.Params(_random) : Texts.Any(_random)),
            _ when type == typeof(bool) => _random.Next(2) == 1,
            _ when type == typeof(int) => (int)(_random.NextInt64() >> _random.Next(64)),
            _ when type == typeof(long) => _random.NextInt64(long.MinValue, long.MaxValue) >> _random.Next(64),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!,
            _ => throw new InvalidOperationException($"nobody says how a {type} is drawn"),
        };
    }

    private static bool IsRecord(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false };

    private static ParameterInfo[] Parameters(Type record) =>
        record.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();
}
