using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Recovery;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>Data directories as a daemon could have left them, written by the test itself.</summary>
internal sealed class PreparedJournal : IDisposable
{
    // What a record takes beside its payload: 36 bytes, and what aligns it to 8.
    private const int Overhead = 40;

    private readonly MessagePackWriter _payload = new();
    private readonly DataDirectory _data;
    private CommandSlot _slot;

    /// <summary>Begins a journal.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="segmentBytes">The length of its segments; those that a daemon adds have the usual one.</param>
    public PreparedJournal(string directory, long segmentBytes = Limits.SegmentBytes)
    {
        RecoveryRequest request = CrashSite.Request with { MayInitialize = true, SegmentBytes = segmentBytes };
        _data = DataDirectory.TryOpen(FileStorage.OpenOrMake(directory), request, out string refusal)
            ?? throw new InvalidOperationException(refusal);
        _slot.Text.Initialize(new PayloadPool());
    }

    /// <summary>Requests that were made durable; nothing of what they tell has left.</summary>
    public void AddRequests(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            Begin(CommandKind.GetAgentState, $"ID:request-{number}");
            _slot.CorrelationId = Text(number.ToString(CultureInfo.InvariantCulture));
            _slot.Body.GetAgentState = new GetAgentState(Text(CrashSite.Agents[0]), Text(CrashSite.Mrds[0]));
            Append();
        }

        _data.Journal.Commit();
    }

    /// <summary>Ticks, which nobody handed in and nobody is told of.</summary>
    public void AddTicks(int count)
    {
        for (; count > 0; count--)
        {
            _slot.Reset(CommandKind.Tick, Source.Internal, CrashSite.Request.Now);
            Append();
        }

        _data.Journal.Commit();
    }

    /// <summary>Fills the first segment up to some bytes with a message that came again and again.</summary>
    public void FillSegment(int upTo)
    {
        byte[] large = new byte[Limits.ParamBytes];
        long room = Limits.SegmentBytes - upTo;
        while (room > 0)
        {
            Begin(CommandKind.CreateTask, "ID:again");
            _slot.Body.CreateTask = new CreateTask(
                Text(CrashSite.Mrds[0]), default, Text("again"), default, _slot.Text.Append(large), 0);
            Append();
            room -= _payload.Written.Length + Overhead;
        }

        _data.Journal.Commit();
    }

    public void Dispose() => _data.Dispose();

    private void Begin(CommandKind kind, string messageId)
    {
        _slot.Reset(kind, Source.General, CrashSite.Request.Now);
        _slot.MessageId = Text(messageId);
        _slot.ReplyToKind = DestinationKind.Queue;
        _slot.ReplyTo = Text(CrashSite.Web);
    }

    private TextRef Text(string text) => _slot.Text.Append(Encoding.UTF8.GetBytes(text));

    private void Append()
    {
        _payload.Reset();
        CommandCodec.Write(in _slot, _payload);
        JournalWriter journal = _data.Journal;
        journal.Append(RecordKind.Command, journal.LastSequence + 1, _slot.Time, _payload.Written);
    }
}
