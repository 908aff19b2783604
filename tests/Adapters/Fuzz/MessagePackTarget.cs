using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// The readers of what is persisted: single values, commands, configurations, options. A fault lies within the bytes
/// and says what was expected; a command that can be read is written and read again as the same.
/// </summary>
internal sealed class MessagePackTarget : IFuzzTarget
{
    // A configuration has an object of some 200 bytes for each record, and a record may take one byte.
    private const int MostPerByte = 400;
    private const int MostBesides = 16 * 1024;

    private readonly MessagePackWriter _again = new();
    private CommandSlot _slot;

    public MessagePackTarget()
    {
        _slot.Text.Initialize(new PayloadPool());
        var json = new JsonTarget();
        var configuration = new MessagePackWriter();
        ConfigurationCodec.Write(
            ContactCenter.Of(
                """
                mrd chat name=Chat max=2 offer=20 waiting=100 rate=20
                mrd voice interruptible=false wrapUp=20 default=calls
                attribute english
                attribute vip boolean
                label gold 9
                queue calls voice priority=5 policy=mostSkilled ttl=60
                step calls 10 english >= 5 AND (vip == true OR english == 10)
                step calls 0
                agent a1 chat=3 english:7 vip:true
                """.Split('\n', StringSplitOptions.TrimEntries)).Build(),
            configuration);
        var options = new MessagePackWriter();
        OptionsCodec.Write(
            new StateMachineOptions { TaskIdPrefix = "t", Topology = Topology.RoutingEngine }, options);
        Corpus =
        [
            .. json.Corpus.Select(json.Journaled),
            configuration.Written.ToArray(),
            options.Written.ToArray(),
        ];
    }

    /// <inheritdoc/>
    public string Name => "MessagePack";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Corpus { get; }

    /// <inheritdoc/>
    public byte[] Telling { get; } =
    [
        0, 1, 2, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x91, 0x92, 0x9F, 0xA0, 0xA1, 0xBF, .. Enumerable.Range(0xC0, 32)
            .Select(form => (byte)form), 0xE0, 0xFF,
    ];

    /// <inheritdoc/>
    public Reading Feed(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isCommand = CommandCodec.TryRead(input, ref _slot, out var fault);
        var isConfiguration = ConfigurationCodec.TryRead(input, out var configuration, out var configurationFault);
        var areOptions = OptionsCodec.TryRead(input, out var options, out var optionsFault);
        var values = Walk(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        CheckFault(isCommand, fault, input);
        CheckFault(isConfiguration, configurationFault, input);
        CheckFault(areOptions, optionsFault, input);
        _again.Reset();
        if (isCommand)
        {
            CommandCodec.Write(in _slot, _again);
            Assert.True(CommandCodec.TryRead(_again.Written, ref _slot, out _));
        }
        else if (configuration is not null)
        {
            ConfigurationCodec.Write(configuration, _again);
            Assert.True(ConfigurationCodec.TryRead(_again.Written, out _, out _));
        }

        var outcome = isCommand ? "command"
            : isConfiguration ? "configuration"
            : options is not null ? "options"
            : values ? "values" : "refused";
        return new Reading(outcome, allocated, (input.Length * MostPerByte) + MostBesides);
    }

    private static void CheckFault(bool isRead, MessagePackFault fault, byte[] input)
    {
        if (!isRead)
        {
            Assert.InRange(fault.Offset, 0, input.Length);
            Assert.NotEmpty(fault.Expected);
        }
    }

    /// <summary>Value by value, headers without what they hold; true if that leads to the end.</summary>
    private static bool Walk(byte[] input)
    {
        var reader = new MessagePackReader(input);
        for (var before = -1; reader.Remaining > 0 && reader.Position > before;)
        {
            before = reader.Position;
            _ = reader.TryReadNil() || reader.TryReadBoolean(out _) || reader.TryReadInteger(out _)
                || reader.TryReadUnsigned(out _) || reader.TryReadText(out _) || reader.TryReadBinary(out _)
                || reader.TryReadArrayHeader(out _) || reader.TryReadMapHeader(out _);
        }

        return reader.Remaining == 0;
    }
}
