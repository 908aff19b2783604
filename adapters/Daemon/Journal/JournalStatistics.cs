using System.Globalization;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;

namespace MediaRouting.Daemon.Journal;

/// <summary><c>mre journal stats</c>: what a journal holds, counted.</summary>
internal sealed class JournalStatistics
{
    private readonly Dictionary<Kind, Count> _kinds = [];
    private readonly Count _all = new();
    private long _firstSequence;
    private long _firstTime;
    private long _lastTime;
    private long _largestSequence;
    private long _segments;

    private JournalStatistics()
    {
    }

    /// <summary>Counts.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="view">How far it is read.</param>
    /// <param name="output">Takes the figures.</param>
    /// <returns>Why the figures are not of the whole journal; null if they are.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static string? Write(IStorage storage, JournalView view, TextWriter output)
    {
        JournalStatistics statistics = new();
        using JournalReader reader = new(storage);
        string? fault = statistics.Read(reader, view.Through);
        JournalOutcome end = view.Judge(reader);
        statistics.Write(reader.End.LastSequence, view, end, output);
        return end.Fault?.ToString() ?? fault;
    }

    private string? Read(JournalReader reader, long through)
    {
        string? fault = null;
        long segment = 0;
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        while (reader.End.LastSequence < through && reader.TryRead(out RecordFrame record))
        {
            if (!RecordPayload.TryRead(record, ref slot, out var unread))
            {
                fault ??= $"sequence {record.Sequence}: {unread}";
            }

            _segments += reader.End.Segment == segment ? 0 : 1;
            segment = reader.End.Segment;
            Kind kind = record.Kind == RecordKind.Command
                ? new Kind(record.Kind, slot.Kind, slot.Refusal.IsRefusal)
                : new Kind(record.Kind, CommandKind.None, IsRefused: false);
            Add(record, kind);
        }

        return fault;
    }

    private void Add(in RecordFrame record, Kind kind)
    {
        if (_all.Records == 0)
        {
            (_firstSequence, _firstTime) = (record.Sequence, record.Time);
        }

        if (record.StoredBytes > _all.Largest)
        {
            _largestSequence = record.Sequence;
        }

        // Producers stamp before they claim: the last record need not have the latest time.
        _lastTime = Math.Max(_lastTime, record.Time);
        _all.Add(record.StoredBytes);
        if (!_kinds.TryGetValue(kind, out Count? count))
        {
            _kinds.Add(kind, count = new Count());
        }

        count.Add(record.StoredBytes);
    }

    private void Write(long lastSequence, JournalView view, JournalOutcome end, TextWriter output)
    {
        double seconds = Math.Max(1, _lastTime - _firstTime) / 1000.0;
        output.WriteLine($"records       {_all.Records}");
        output.WriteLine($"bytes         {_all.Bytes}");
        output.WriteLine($"segments      {_segments}");
        if (_all.Records > 0)
        {
            output.WriteLine($"first         sequence {_firstSequence}, {JournalTime.Iso(_firstTime)}");
            output.WriteLine($"last          sequence {lastSequence}, {JournalTime.Iso(_lastTime)}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"a second      {_all.Records / seconds:F1} records, {_all.Bytes / seconds:F0} bytes"));
            output.WriteLine($"largest       {_all.Largest} bytes, sequence {_largestSequence}");
        }

        output.WriteLine($"acknowledged  sequence {view.Acknowledged}");
        output.WriteLine($"torn          {end.TornBytes} bytes");
        output.WriteLine();
        TextTable table = new("kind", "records", "bytes", "largest");
        foreach ((Kind kind, Count count) in _kinds.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal))
        {
            table.Add($"{kind}", $"{count.Records}", $"{count.Bytes}", $"{count.Largest}");
        }

        table.Write(output);
    }

    private readonly record struct Kind(RecordKind Record, CommandKind Command, bool IsRefused)
    {
        public override string ToString() => Record != RecordKind.Command
            ? Record.ToString()
            : IsRefused ? $"{Record} {Command} refused" : $"{Record} {Command}";
    }

    private sealed class Count
    {
        public long Records { get; private set; }

        public long Bytes { get; private set; }

        public long Largest { get; private set; }

        public void Add(long bytes)
        {
            Records++;
            Bytes += bytes;
            Largest = Math.Max(Largest, bytes);
        }
    }
}
