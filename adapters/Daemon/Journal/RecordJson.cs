using System.Text.Json;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Daemon.Journal;

/// <summary>
/// A record as JSON, by the names of its fields. A name of JSON that stands for no field has a colon in it, which no
/// field has:
/// <code>
/// "Time": 1760000000000, "Time:iso": "2025-10-09T08:53:20.000Z"     a time, and the same for people
/// "RawBody:base64": "/w=="                                          bytes that are no text
/// </code>
/// </summary>
/// <param name="to">Where to; an object is open there.</param>
internal sealed class RecordJson(Utf8JsonWriter to) : IRecordVisitor
{
    private int _openRecords;

    /// <summary>A record begins; records stand in records only where those have an array of them.</summary>
    public void BeginRecord(string name)
    {
        if (_openRecords++ == 0)
        {
            to.WriteStartObject(name);
        }
        else
        {
            to.WriteStartObject();
        }
    }

    /// <inheritdoc/>
    public void EndRecord()
    {
        to.WriteEndObject();
        _openRecords--;
    }

    /// <inheritdoc/>
    public void BeginRecords(string name) => to.WriteStartArray(name);

    /// <inheritdoc/>
    public void EndRecords() => to.WriteEndArray();

    /// <inheritdoc/>
    public void Boolean(string name, bool value) => to.WriteBoolean(name, value);

    /// <summary>
    /// A whole number. All times are in milliseconds since 1970-01-01 UTC and have a name that says so.
    /// </summary>
    public void Integer(string name, long value)
    {
        to.WriteNumber(name, value);
        if (name.EndsWith("Time", StringComparison.Ordinal) && JournalTime.Iso(value) is { } iso)
        {
            to.WriteString(name + ":iso", iso);
        }
    }

    /// <inheritdoc/>
    public void Unsigned(string name, ulong value) => to.WriteNumber(name, value);

    /// <inheritdoc/>
    public void Word(string name, string word) => to.WriteString(name, word);

    /// <inheritdoc/>
    public void Text(string name, ReadOnlySpan<byte> utf8) => to.WriteString(name, utf8);

    /// <inheritdoc/>
    public void Binary(string name, ReadOnlySpan<byte> bytes) => to.WriteBase64String(name + ":base64", bytes);

    /// <inheritdoc/>
    public void BeginEntries(string name) => to.WriteStartObject(name);

    /// <inheritdoc/>
    public void Entry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => to.WriteString(key, value);

    /// <inheritdoc/>
    public void Entry(ReadOnlySpan<byte> key, long value) => to.WriteNumber(key, value);

    /// <inheritdoc/>
    public void EndEntries() => to.WriteEndObject();
}
