using System.Buffers.Binary;
using System.Numerics;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// CRC-32C (Castagnoli; polynomial 0x1EDC6F41, reflected, begun and ended with all ones): the checksum of iSCSI, RFC
/// 3720 B.4. It finds every fault of up to three bits, and every one within 32 bits, in anything up to 2^31 bits
/// long.
/// </summary>
/// <remarks>
/// <see cref="BitOperations"/> is one instruction for 8 bytes on x64 (SSE 4.2) and ARM64, and a table elsewhere. One
/// stream of them is enough: a record is short, and the processor runs ahead into the next one.
/// </remarks>
public static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        if (bytes.Length >= sizeof(uint))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
            bytes = bytes[sizeof(uint)..];
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
