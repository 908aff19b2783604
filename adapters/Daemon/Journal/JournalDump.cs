using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;

namespace MediaRouting.Daemon.Journal;

/// <summary><c>mre journal dump</c>: the records of a journal, one JSON object a line.</summary>
internal static class JournalDump
{
    // Nothing of it is put into a web page: what is no control character stands as it is.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes records in their order.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="view">How far it is read.</param>
    /// <param name="from">The first sequence.</param>
    /// <param name="to">The last sequence; the highest number for the end of the journal.</param>
    /// <param name="output">Takes the lines, in UTF-8.</param>
    /// <returns>Why it ends before that; null if it does not.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    /// <exception cref="IOException">The output takes nothing more.</exception>
    public static string? Write(IStorage storage, JournalView view, long from, long to, Stream output)
    {
        using JournalReader reader = new(storage, from);
        ArrayBufferWriter<byte> line = new();
        using Utf8JsonWriter json = new(line, Format);
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        long last = Math.Min(to, view.Through);
        while (reader.End.LastSequence < last && reader.TryRead(out RecordFrame record) && record.Sequence <= last)
        {
            line.ResetWrittenCount();
            json.Reset();
            if (WriteRecord(record, ref slot, json) is { } fault)
            {
                return $"sequence {record.Sequence}: {fault}";
            }

            output.Write(line.WrittenSpan);
            output.WriteByte((byte)'\n');
        }

        return reader.End.LastSequence < last ? view.Judge(reader).Fault?.ToString() : null;
    }

    private static string? WriteRecord(in RecordFrame record, ref CommandSlot slot, Utf8JsonWriter json)
    {
        RecordJson visitor = new(json);
        json.WriteStartObject();
        visitor.Integer(nameof(record.Sequence), record.Sequence);
        visitor.Integer(nameof(record.Time), record.Time);
        visitor.Word(nameof(record.Kind), record.Kind.ToString());
        if (!RecordPayload.TryVisit(record, ref slot, visitor, out var fault))
        {
            return fault.ToString();
        }

        json.WriteEndObject();
        json.Flush();
        return null;
    }
}
