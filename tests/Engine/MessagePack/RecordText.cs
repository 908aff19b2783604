using System.Globalization;
using System.Text;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>A record as a line of text: <c>Login(AgentId=a Mrd=m Verification=Verified)</c>.</summary>
internal sealed class RecordText : IRecordVisitor
{
    private readonly StringBuilder _line = new();

    public override string ToString() => _line.ToString().Replace(" )", ")").Replace(" ]", "]").TrimEnd();

    public void BeginRecord(string name) => _line.Append(name).Append('(');

    public void EndRecord() => _line.Append(") ");

    public void BeginRecords(string name) => _line.Append(name).Append("=[");

    public void EndRecords() => _line.Append("] ");

    public void Boolean(string name, bool value) => Field(name, value ? "true" : "false");

    public void Integer(string name, long value) => Field(name, value.ToString(CultureInfo.InvariantCulture));

    public void Unsigned(string name, ulong value) => Field(name, value.ToString(CultureInfo.InvariantCulture));

    public void Word(string name, string word) => Field(name, word);

    public void Text(string name, ReadOnlySpan<byte> utf8) => Field(name, Encoding.UTF8.GetString(utf8));

    public void Binary(string name, ReadOnlySpan<byte> bytes) => Field(name, "0x" + Convert.ToHexString(bytes));

    public void BeginEntries(string name) => _line.Append(name).Append("=[");

    public void Entry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        Field(Encoding.UTF8.GetString(key), Encoding.UTF8.GetString(value));

    public void Entry(ReadOnlySpan<byte> key, long value) => Integer(Encoding.UTF8.GetString(key), value);

    public void EndEntries() => _line.Append("] ");

    private void Field(string name, string value) => _line.Append(name).Append('=').Append(value).Append(' ');
}
