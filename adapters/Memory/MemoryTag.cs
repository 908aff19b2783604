namespace MediaRouting.Memory;

/// <summary>
/// Names an outstanding delivery, over all connections of a broker:
/// <code>
/// | connection: 20 bits | generation: 30 | consumer: 4 | slot: 10 |
/// </code>
/// </summary>
internal readonly record struct MemoryTag(int Connection, int Generation, int Consumer, int Slot)
{
    private const int SlotBits = 10;
    private const int ConsumerBits = 4;
    private const int GenerationBits = 30;

    public static MemoryTag From(long tag) => new(
        (int)(tag >> (SlotBits + ConsumerBits + GenerationBits)),
        (int)(tag >> (SlotBits + ConsumerBits)) & ((1 << GenerationBits) - 1),
        (int)(tag >> SlotBits) & ((1 << ConsumerBits) - 1),
        (int)tag & ((1 << SlotBits) - 1));

    public long ToInt64() =>
        ((((((long)Connection << GenerationBits) | (uint)Generation) << ConsumerBits) | (uint)Consumer) << SlotBits)
        | (uint)Slot;
}
