using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MediaRouting.OpenWire;

/// <summary>
/// Types and sizes of the last frames in one direction. The broker answers most mistakes by closing the socket without
/// a word, so this is what there is to go by; contents are never kept.
/// </summary>
internal sealed class FrameLog
{
    private const int Kept = 4;
    private const int HeaderBytes = 5;

    private readonly (byte Type, int Size)[] _frames = new (byte, int)[Kept];
    private int _count;

    /// <summary>Notes one frame, given from its type on.</summary>
    public void Note(byte type, int size)
    {
        _frames[_count % Kept] = (type, size);
        _count = _count == int.MaxValue ? Kept : _count + 1;
    }

    /// <summary>Notes frames that stand one behind the other, each with its size.</summary>
    public void NoteAll(ReadOnlySpan<byte> frames)
    {
        while (frames.Length >= HeaderBytes)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(frames);
            Note(frames[sizeof(int)], size);
            frames = frames[(sizeof(int) + size)..];
        }
    }

    /// <summary>The frames as <c>type/size</c>, oldest first.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int count = _count;
        for (int i = Math.Max(0, count - Kept); i < count; i++)
        {
            (byte type, int size) = _frames[i % Kept];
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : " ")}{type}/{size}");
        }

        return text.Length == 0 ? "none" : text.ToString();
    }
}
