using BenchmarkDotNet.Attributes;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Bench.Micro.Journal;

/// <summary>
/// A command to a record of the journal, on a storage that keeps nothing: what is left is encoding, checksum and copy.
/// What a disk adds, bench/Figures says.
/// </summary>
public class AppendBenchmark : IDisposable
{
    private const int Batch = 256;

    private readonly MessagePackWriter _payload = new();
    private JournalWriter _journal = null!;
    private CommandSlot _slot;

    /// <summary>Begins a journal.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _journal = new JournalWriter(new ForgetfulStorage(), default);
        _slot.Text.Initialize(new PayloadPool());
        _slot.Reset(CommandKind.ChangeTaskState, Source.General, time: 1_760_000_000_000);
        _slot.Delivery = 1;
        _slot.MessageId = _slot.Text.Append("ID:chat-server-7-41873-1760000000000-4:1:1:1:4711"u8);
        _slot.Body.ChangeTaskState = new ChangeTaskState(
            _slot.Text.Append("agent-000123"u8),
            _slot.Text.Append("6fa459ea-ee8a-3ca4-894e-db77e160355e"u8),
            default,
            default,
            TaskState.Active,
            Decision: 0);
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _journal.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Encodes a command as the payload of a record.</summary>
    [Benchmark]
    public int Encode()
    {
        _payload.Reset();
        CommandCodec.Write(in _slot, _payload);
        return _payload.Written.Length;
    }

    /// <summary>Encodes and appends one, of a batch that is committed.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public long EncodeAndAppend()
    {
        for (var i = 0; i < Batch; i++)
        {
            Encode();
            _journal.Append(RecordKind.Command, _journal.LastSequence + 1, _slot.Time, _payload.Written);
        }

        _journal.Commit();
        return _journal.Committed;
    }
}
