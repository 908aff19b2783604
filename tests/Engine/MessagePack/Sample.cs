using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>A struct with a field of every kind; <typeparamref name="TText"/> refers to a text.</summary>
internal struct Sample<TText>
    where TText : unmanaged
{
    public byte Small;
    public bool Flag;
    public ushort Medium;
    public uint Large;
    public ulong Largest;
    public int Signed;
    public long LargestSigned;
    public TaskState State;
    public TText Text;
    public TText Params;
    public int NotPersisted;
}
