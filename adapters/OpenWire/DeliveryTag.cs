namespace MediaRouting.OpenWire;

/// <summary>
/// Names an outstanding delivery, over all connections of a process:
/// <code>
/// | 0 | connection: 24 bits | generation: 21 | consumer: 8 | slot: 10 |
/// </code>
/// Connection counts the connections opened; generation counts the uses of the slot, so that a tag is good once.
/// </summary>
internal readonly record struct DeliveryTag(int Connection, int Generation, int Consumer, int Slot)
{
    public const int MaxConsumers = 1 << ConsumerBits;
    public const int MaxSlots = 1 << SlotBits;
    public const int GenerationMask = (1 << GenerationBits) - 1;
    public const int ConnectionMask = (1 << ConnectionBits) - 1;

    private const int SlotBits = 10;
    private const int ConsumerBits = 8;
    private const int GenerationBits = 21;
    private const int ConnectionBits = 24;

    public static DeliveryTag From(long tag) => new(
        (int)(tag >> (SlotBits + ConsumerBits + GenerationBits)) & ConnectionMask,
        (int)(tag >> (SlotBits + ConsumerBits)) & GenerationMask,
        (int)(tag >> SlotBits) & (MaxConsumers - 1),
        (int)tag & (MaxSlots - 1));

    public long ToInt64() =>
        ((((((long)Connection << GenerationBits) | (uint)Generation) << ConsumerBits) | (uint)Consumer) << SlotBits)
        | (uint)Slot;
}
