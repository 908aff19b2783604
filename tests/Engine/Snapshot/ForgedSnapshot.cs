using System.Buffers.Binary;
using System.Security.Cryptography;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>
/// The records of a snapshot, taken apart by what the README says of them, and put together again with checksums and
/// hashes that fit whatever was changed.
/// </summary>
internal static class ForgedSnapshot
{
    private const int Header = 32;
    private const int KindAt = 5;
    private const int LengthAt = 8;
    private const int ChainAt = 12;
    private const int SnapshotPart = 6;
    private const int SnapshotEnd = 7;

    /// <summary>What each record says.</summary>
    public static List<byte[]> PayloadsOf(byte[] file)
    {
        var payloads = new List<byte[]>();
        for (var offset = 0; offset < file.Length; offset = End(file, offset))
        {
            payloads.Add(file[(offset + Header)..(offset + Header + Length(file, offset))]);
        }

        return payloads;
    }

    /// <summary>The same file with other bytes in its payloads, and everything around them as it should be.</summary>
    public static byte[] WithPayloads(byte[] file, List<byte[]> payloads)
    {
        var forged = new MemoryStream();
        var hashes = new SortedDictionary<long, IncrementalHash>();
        var (offset, chain) = (0, 0u);
        foreach (var payload in payloads)
        {
            var said = file[offset + KindAt] == SnapshotEnd ? Hashes(hashes) : payload;
            if (file[offset + KindAt] == SnapshotPart)
            {
                AddTo(hashes, payload);
            }

            var record = new byte[(Header + said.Length + sizeof(uint) + 7) / 8 * 8];
            file.AsSpan(offset, Header).CopyTo(record);
            said.CopyTo(record, Header);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(LengthAt), said.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(ChainAt), chain);
            chain = Crc32C.Compute(record.AsSpan(0, Header + said.Length));
            BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(Header + said.Length), chain);
            forged.Write(record);
            offset = End(file, offset);
        }

        return forged.ToArray();
    }

    private static int Length(byte[] file, int offset) =>
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(offset + LengthAt));

    private static int End(byte[] file, int offset) =>
        offset + ((Header + Length(file, offset) + sizeof(uint) + 7) / 8 * 8);

    private static void AddTo(SortedDictionary<long, IncrementalHash> hashes, byte[] payload)
    {
        var reader = new MessagePackReader(payload);
        if (reader.TryReadArrayHeader(out _) && reader.TryReadInteger(out var part) && reader.TryReadArrayHeader(out _))
        {
            hashes.TryAdd(part, IncrementalHash.CreateHash(HashAlgorithmName.SHA256));
            hashes[part].AppendData(payload.AsSpan(reader.Position));
        }
    }

    private static byte[] Hashes(SortedDictionary<long, IncrementalHash> hashes)
    {
        var to = new MessagePackWriter();
        var parts = hashes.Select(entry => (entry.Key, Hash: entry.Value.GetHashAndReset())).ToList();
        to.WriteMapHeader(parts.Count + 1);
        to.WriteInteger(0);
        to.WriteBinary(SHA256.HashData([.. parts.SelectMany(part => part.Hash)]));
        foreach (var (part, hash) in parts)
        {
            to.WriteInteger(part);
            to.WriteBinary(hash);
        }

        return to.Written.ToArray();
    }
}
