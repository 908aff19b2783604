using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>What we write, another implementation reads, and writes in the same bytes.</summary>
public sealed class PythonTests
{
    private const int Values = 2_000;
    private const int DeepestNesting = 4;

    [Fact]
    public async Task Any_value_is_to_python_what_it_is_to_us_and_has_the_same_bytes()
    {
        var random = new Random(20_26);
        var written = new List<(string Words, string Bytes)>();
        for (var round = 0; round < Values; round++)
        {
            var to = new MessagePackWriter();
            var words = WriteAny(random, to, DeepestNesting);
            written.Add((words, Convert.ToHexString(to.Written)));
        }

        var repacked = await PythonMsgpack.RepackAsync(written.Select(value => value.Bytes));

        Assert.Equal(written, repacked);
    }

    [Fact]
    public async Task Any_command_and_configuration_is_plain_MessagePack_and_has_the_same_bytes()
    {
        var commands = new CommandGenerator(seed: 3);
        var written = Enumerable.Range(0, Values).Select(_ => Convert.ToHexString(commands.NextPayload())).ToList();
        written.Add(Convert.ToHexString(ConfigurationGenerator.Payload(new Random(1))));

        var repacked = await PythonMsgpack.RepackAsync(written);

        Assert.Equal(written, repacked.Select(value => value.Packed));
    }

    [Fact]
    public async Task A_command_looks_as_the_README_shows_it()
    {
        CommandSlot slot = default;
        slot.Text.Initialize(new PayloadPool());
        slot.Reset(CommandKind.Login, Source.General, time: 1_760_000_000_000);
        slot.MessageId = slot.Text.Append("ID:1"u8);
        slot.Body.Login = new Login(slot.Text.Append("a7"u8), slot.Text.Append("chat"u8), Verification.Verified);
        var to = new MessagePackWriter();
        CommandCodec.Write(in slot, to);

        var repacked = await PythonMsgpack.RepackAsync([Convert.ToHexString(to.Written)]);

        Assert.Equal(
            $"[{{1=2 2=1760000000000 3=1 4={Hex("ID:1")}}} {{1={Hex("a7")} 2={Hex("chat")} 3=1}}]",
            repacked.Single().Words);
    }

    private static string Hex(string text) => "str:" + Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static string WriteAny(Random random, MessagePackWriter to, int nesting)
    {
        switch (random.Next(nesting > 0 ? 8 : 6))
        {
            case 0:
                to.WriteNil();
                return "nil";
            case 1:
                var flag = random.Next(2) == 1;
                to.WriteBoolean(flag);
                return flag ? "true" : "false";
            case 2:
                var signed = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
                to.WriteInteger(signed);
                return signed.ToString(CultureInfo.InvariantCulture);
            case 3:
                var unsigned = (ulong)random.NextInt64() << 1 >> random.Next(64);
                to.WriteUnsigned(unsigned);
                return unsigned.ToString(CultureInfo.InvariantCulture);
            case 4:
                var text = Texts.Any(random);
                to.WriteText(text);
                return (Texts.IsUtf8(text) ? "str:" : "bin:") + Convert.ToHexString(text);
            case 5:
                var bytes = new byte[random.Next(3) * random.Next(300)];
                random.NextBytes(bytes);
                to.WriteBinary(bytes);
                return "bin:" + Convert.ToHexString(bytes);
            case 6:
                var values = random.Next(20);
                to.WriteArrayHeader(values);
                return "[" + string.Join(' ', Enumerable.Range(0, values).Select(_ => WriteAny(random, to, nesting - 1))) + "]";
            default:
                var entries = random.Next(20);
                to.WriteMapHeader(entries);
                return "{" + string.Join(' ', Enumerable.Range(0, entries).Select(key =>
                {
                    to.WriteInteger(key);
                    return $"{key}={WriteAny(random, to, nesting - 1)}";
                })) + "}";
        }
    }
}
