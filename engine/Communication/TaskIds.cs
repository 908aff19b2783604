using System.Buffers.Text;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Makes the id of a task from the sequence of the command that creates it: <c>prefix-sequence</c>, decimal. The prefix
/// is the daemon's own and tells its runs apart.
/// </summary>
public sealed class TaskIds
{
    private const int LongestSequence = 19;

    private readonly byte[] _id;
    private readonly int _prefixLength;

    /// <summary>Ids with a prefix of 1..32 bytes.</summary>
    public TaskIds(ReadOnlySpan<byte> prefix)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prefix.Length, nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix.Length, Limits.IdBytes / 2, nameof(prefix));
        _prefixLength = prefix.Length + 1;
        _id = new byte[_prefixLength + LongestSequence];
        prefix.CopyTo(_id);
        _id[prefix.Length] = (byte)'-';
    }

    /// <summary>The id for a sequence; good until the next call.</summary>
    public ReadOnlySpan<byte> Of(long sequence)
    {
        Utf8Formatter.TryFormat(sequence, _id.AsSpan(_prefixLength), out var digits);
        return _id.AsSpan(0, _prefixLength + digits);
    }
}
