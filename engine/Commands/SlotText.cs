using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Commands;

/// <summary>
/// The texts of one ring slot, one after the other in one buffer: the slot's own of <see cref="Limits.SlotTextBytes"/>,
/// or a pooled one once they outgrow it. Filled by the producer of the slot, read by its consumers.
/// </summary>
public struct SlotText
{
    private PayloadPool _pool;
    private byte[] _own;
    private byte[] _bytes;
    private int _length;
    private int _readers;
    private int _reading;

    /// <summary>Gives the slot its own buffer; done once, when the ring is made.</summary>
    /// <param name="pool">Where larger buffers come from.</param>
    /// <param name="readers">Stages that read the texts beside each other and then <see cref="Release"/> them.</param>
    public void Initialize(PayloadPool pool, int readers = 1)
    {
        _readers = readers;
        _reading = readers;
        _pool = pool;
        _own = GC.AllocateUninitializedArray<byte>(Limits.SlotTextBytes);
        _bytes = _own;
        _length = 0;
    }

    /// <summary>Bytes in use.</summary>
    public readonly int Length => _length;

    /// <summary>True while the texts stand in a pooled buffer, of which this slot is the holder.</summary>
    public readonly bool IsPooled => !ReferenceEquals(_bytes, _own);

    /// <summary>The bytes of one text.</summary>
    public readonly ReadOnlySpan<byte> this[TextRef text] => _bytes.AsSpan(text.Offset, text.Length);

    /// <summary>Empties the slot; a pooled buffer goes back.</summary>
    public void Reset()
    {
        _length = 0;
        if (IsPooled)
        {
            GiveBack();
        }
    }

    /// <summary>
    /// One reader is done with the texts. After the last a pooled buffer goes back, so that a ring of idle slots holds
    /// none; whoever fills the slot next resets it.
    /// </summary>
    public void Release()
    {
        if (IsPooled && Interlocked.Decrement(ref _reading) == 0)
        {
            GiveBack();
        }
    }

    /// <summary>Adds a text and returns where it stands.</summary>
    public TextRef Append(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        text.CopyTo(Reserve(text.Length));
        return Take(text.Length);
    }

    /// <summary>Room for at least <paramref name="length"/> bytes at the end, to be written and then taken.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>
    /// Makes the next <paramref name="length"/> bytes, written into the span of <see cref="Reserve"/>, a text.
    /// </summary>
    public TextRef Take(int length)
    {
        Debug.Assert(_length + length <= _bytes.Length);
        var text = new TextRef(_length, length);
        _length += length;
        return text;
    }

    /// <summary>
    /// Takes over the texts of another slot, so that its <see cref="TextRef"/>s hold here: a pooled buffer changes its
    /// holder, an own one is copied. The other is empty afterwards. This slot must be empty.
    /// </summary>
    public void MoveFrom(ref SlotText other)
    {
        Debug.Assert(_length == 0 && !IsPooled);
        if (other.IsPooled)
        {
            _bytes = other._bytes;
            other._bytes = other._own;
        }
        else
        {
            other._bytes.AsSpan(0, other._length).CopyTo(_bytes);
        }

        _length = other._length;
        other._length = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        var larger = _pool.Rent(_length + length);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (IsPooled)
        {
            GiveBack();
        }

        _bytes = larger;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GiveBack()
    {
        _pool.Return(_bytes);
        _bytes = _own;
        _reading = _readers;
    }
}
