namespace MediaRouting.Engine.Ring;

/// <summary>Makes a slot ready once, when the ring is built: allocates what the slot owns for good.</summary>
/// <param name="slot">A slot, all zero.</param>
/// <typeparam name="T">What a slot holds.</typeparam>
public delegate void SlotInitializer<T>(ref T slot)
    where T : struct;
