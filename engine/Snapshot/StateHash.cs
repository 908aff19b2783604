using System.Security.Cryptography;
using System.Text;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// The SHA-256 of each part of a state, and one over all of them (of a snapshot of format 1, over those it has): of two
/// machines that carried out the same commands they are equal, whether one of them was loaded from a snapshot or not.
/// </summary>
public sealed class StateHash : IEquatable<StateHash>
{
    /// <summary>The last part.</summary>
    internal const StatePart Last = StatePart.Statistics;

    private readonly byte[][] _parts;

    private StateHash(byte[][] parts)
    {
        _parts = parts;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts.AsSpan(1))
        {
            hash.AppendData(part);
        }

        _parts[0] = hash.GetHashAndReset();
    }

    /// <summary>One over all parts.</summary>
    public ReadOnlySpan<byte> Whole => _parts[0];

    /// <summary>The hash of a part.</summary>
    public ReadOnlySpan<byte> this[StatePart part] => _parts[(int)part];

    /// <summary>
    /// Works out the hash of a machine's state, on the thread that owns it and between two commands. It is not small
    /// work: it goes through everything.
    /// </summary>
    public static StateHash Of(StateMachine machine) => Of(machine, sink: null);

    /// <summary>True if every part is equal.</summary>
    public bool Equals(StateHash? other) => other is not null && Whole.SequenceEqual(other.Whole);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StateHash);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Whole);

    /// <summary>A line a part, and first one for all: name and hash in hex.</summary>
    public override string ToString()
    {
        var lines = new StringBuilder().Append("state ").Append(Convert.ToHexStringLower(Whole));
        for (var part = StatePart.Configuration; (int)part < _parts.Length; part++)
        {
            lines.Append('\n').Append(part).Append(' ').Append(Convert.ToHexStringLower(this[part]));
        }

        return lines.ToString();
    }

    /// <summary>Works out the hash, and hands everything that it is of to a sink.</summary>
    internal static StateHash Of(StateMachine machine, ChunkSink? sink)
    {
        using var to = new PartWriter(sink);
        var parts = NewParts(Last);
        for (var part = StatePart.Configuration; part <= Last; part++)
        {
            to.Begin(part);
            machine.Parts.Save(part, to);
            parts[(int)part] = to.End();
        }

        return new StateHash(parts);
    }

    /// <summary>Makes it of the hashes of the parts, the first at place 1.</summary>
    internal static StateHash Of(byte[][] parts) => new(parts);

    /// <summary>Room for the hash of every part up to the last.</summary>
    internal static byte[][] NewParts(StatePart last) => new byte[(int)last + 1][];

    /// <summary>Writes a map: the number of each part to its hash, and 0 to the one over all.</summary>
    internal void Write(MessagePackWriter to)
    {
        to.WriteMapHeader(_parts.Length);
        for (var part = 0; part < _parts.Length; part++)
        {
            to.WriteInteger(part);
            to.WriteBinary(_parts[part]);
        }
    }
}
