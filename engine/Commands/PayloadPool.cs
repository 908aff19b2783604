using Microsoft.Extensions.ObjectPool;

namespace MediaRouting.Engine.Commands;

/// <summary>
/// Buffers for what outgrows a ring slot: large params, dead letters. Four sizes; each buffer has exactly one holder,
/// the slot that it is in, and comes back when that slot is reset or has moved it on.
/// </summary>
public sealed class PayloadPool
{
    private static readonly int[] Sizes = [8 * 1024, 64 * 1024, 512 * 1024, Limits.DeadLetterBytes + (64 * 1024)];

    private readonly ObjectPool<byte[]>[] _pools = Array.ConvertAll(
        Sizes,
        size => (ObjectPool<byte[]>)new DefaultObjectPool<byte[]>(new Policy(size), size <= 64 * 1024 ? 256 : 4));

    /// <summary>
    /// A buffer of at least <paramref name="length"/> bytes; above the largest size a new one that is not pooled.
    /// </summary>
    public byte[] Rent(int length)
    {
        for (var i = 0; i < Sizes.Length; i++)
        {
            if (length <= Sizes[i])
            {
                return _pools[i].Get();
            }
        }

        return new byte[length];
    }

    /// <summary>Gives a buffer of <see cref="Rent"/> back.</summary>
    public void Return(byte[] buffer)
    {
        for (var i = 0; i < Sizes.Length; i++)
        {
            if (buffer.Length == Sizes[i])
            {
                _pools[i].Return(buffer);
                return;
            }
        }
    }

    private sealed class Policy(int size) : IPooledObjectPolicy<byte[]>
    {
        public byte[] Create() => new byte[size];

        public bool Return(byte[] obj) => true;
    }
}
