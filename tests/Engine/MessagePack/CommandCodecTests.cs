using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

public sealed class CommandCodecTests
{
    private readonly CommandGenerator _commands = new(seed: 1);

    public static TheoryData<CommandKind> Kinds =>
        [.. Enum.GetValues<CommandKind>().Except([CommandKind.Inspect, CommandKind.Configure])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_a_command_is_read_back_and_written_in_the_same_bytes(CommandKind kind)
    {
        var read = _commands.Empty();
        for (var round = 0; round < 400; round++)
        {
            var slot = _commands.Next(kind);
            var payload = _commands.Encode(ref slot);

            Assert.True(CommandCodec.TryRead(payload, ref read, out var fault), fault.ToString());

            Assert.Equal(CommandGenerator.Describe(slot), CommandGenerator.Describe(read));
            Assert.Equal(payload, _commands.Encode(ref read));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_kind_of_whatever_can_be_read_is_told_from_its_first_bytes(CommandKind kind)
    {
        var read = _commands.Empty();
        for (var round = 0; round < 10; round++)
        {
            var payload = Small(kind);
            Assert.Equal(kind, CommandCodec.PeekKind(payload));
            foreach (var bit in Enumerable.Range(0, payload.Length * 8))
            {
                payload[bit / 8] ^= (byte)(1 << (bit % 8));
                if (CommandCodec.TryRead(payload, ref read, out _))
                {
                    Assert.Equal(read.Kind, CommandCodec.PeekKind(payload));
                }

                payload[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            Assert.All(
                Enumerable.Range(0, payload.Length),
                length => Assert.True(
                    CommandCodec.PeekKind(payload.AsSpan(0, length)) is var told
                    && (told == CommandKind.None || told == kind)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_command_cut_off_anywhere_or_followed_by_anything_is_refused(CommandKind kind)
    {
        var read = _commands.Empty();
        for (var round = 0; round < 20; round++)
        {
            var payload = Small(kind);
            foreach (var length in Enumerable.Range(0, payload.Length))
            {
                Assert.False(CommandCodec.TryRead(payload.AsSpan(0, length), ref read, out var fault));
                Assert.InRange(fault.Offset, 0, length);
                Assert.NotEmpty(fault.Expected);
            }

            Assert.False(CommandCodec.TryRead([.. payload, 0], ref read, out var behind));
            Assert.Equal(new MessagePackFault(payload.Length, "nothing more"), behind);
        }
    }

    /// <summary>
    /// A flipped bit is refused, or makes another command that is as good as any; which of the two, the checksum of the
    /// journal never lets come up. The command stands between other bytes: were one of those read, it would show.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_command_with_any_bit_flipped_is_refused_or_read_and_nothing_is_read_beside_it(CommandKind kind)
    {
        var (one, two) = (_commands.Empty(), _commands.Empty());
        for (var round = 0; round < 10; round++)
        {
            var payload = Small(kind);
            foreach (var bit in Enumerable.Range(0, payload.Length * 8))
            {
                payload[bit / 8] ^= (byte)(1 << (bit % 8));
                byte[] among0 = [0, .. payload, 0, 0, 0, 0, 0, 0, 0, 0];
                byte[] among255 = [255, .. payload, 255, 255, 255, 255, 255, 255, 255, 255];
                var isRead = CommandCodec.TryRead(among0.AsSpan(1, payload.Length), ref one, out var fault);

                Assert.Equal(isRead, CommandCodec.TryRead(among255.AsSpan(1, payload.Length), ref two, out var same));
                Assert.Equal(fault, same);
                Assert.Equal(isRead, CommandCodec.TryVisit(payload, ref two, new RecordText(), out same));
                Assert.Equal(fault, same);
                var again = _commands.Encode(ref one);
                Assert.Equal(again, _commands.Encode(ref two));
                Assert.True(CommandCodec.TryRead(again, ref two, out _));
                Assert.Equal(again, _commands.Encode(ref two));
                payload[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void After_a_fault_the_slot_is_empty()
    {
        var slot = _commands.Next(CommandKind.CreateTask);
        Assert.False(CommandCodec.TryRead([0x91, 0x80], ref slot, out var fault));

        Assert.Equal("offset 2: expected Command.Kind (1): the number of a CommandKind, before the record ends", fault.ToString());
        Assert.Equal(CommandGenerator.Describe(_commands.Empty()), CommandGenerator.Describe(slot));
        Assert.Equal(0, slot.Text.Length);
    }

    [Fact]
    public void The_delivery_is_of_this_process_only_and_not_kept()
    {
        var slot = _commands.Next(CommandKind.Tick);
        slot.Delivery = 77;
        var payload = _commands.Encode(ref slot);
        Assert.True(CommandCodec.TryRead(payload, ref slot, out _));
        Assert.Equal(0, slot.Delivery);
    }

    [Fact]
    public void A_question_about_the_live_state_is_neither_written_nor_read()
    {
        var slot = _commands.Empty();
        slot.Kind = CommandKind.Inspect;
        Assert.Throws<ArgumentException>(() => _commands.Encode(ref slot));
        Assert.False(CommandCodec.TryRead([0x91, 0x82, 0x01, 0x41, 0x02, 0x00], ref slot, out _));
    }

    [Theory]
    [InlineData("928201400200" + "80")]
    [InlineData("918201020200")]
    [InlineData("92830102020" + "00C05" + "80")]
    [InlineData("93820102020080" + "80")]
    public void A_body_where_none_belongs_and_none_where_one_does_are_refused(string payload)
    {
        var slot = _commands.Empty();
        Assert.False(CommandCodec.TryRead(Convert.FromHexString(payload), ref slot, out _));
    }

    [Fact]
    public void A_dump_has_the_names_of_the_fields()
    {
        var slot = _commands.Empty();
        slot.Reset(CommandKind.CreateTask, Source.General, time: 1_760_000_000_000);
        slot.MessageId = slot.Text.Append("ID:1"u8);
        slot.RawBody = slot.Text.Append([0xFF]);
        var packed = new byte[64];
        var length = PackedParams.WriteEntry(packed, "labels"u8, "vip"u8);
        slot.Body.CreateTask = new CreateTask(
            slot.Text.Append("chat"u8), default, slot.Text.Append("c1"u8), default,
            slot.Text.Append(packed.AsSpan(0, length)), Priority: 3);

        var text = new RecordText();
        Assert.True(CommandCodec.TryVisit(_commands.Encode(ref slot), ref slot, text, out _));

        Assert.Equal(
            "Command(Kind=CreateTask Time=1760000000000 Source=General MessageId=ID:1 RawBody=0xFF) "
            + "CreateTask(Mrd=chat ClientUniqueId=c1 Params=[labels=vip] Priority=3)",
            text.ToString());
    }

    [Fact]
    public void What_is_written_of_a_Connect_has_no_place_for_a_password()
    {
        Assert.Equal(
            ["AgentId", "Extension", "Destination", "DestinationName", "DestinationKind", "Verification"],
            CommandCodec.BodyFormat(CommandKind.Connect)!.Fields.Select(field => field.Name));
        Assert.Equal(
            ["AgentId", "Mrd", "Verification"],
            CommandCodec.BodyFormat(CommandKind.Login)!.Fields.Select(field => field.Name));
    }

    private byte[] Small(CommandKind kind)
    {
        while (true)
        {
            var payload = _commands.NextPayload(kind);
            if (payload.Length < 400)
            {
                return payload;
            }
        }
    }
}
