namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Is shown a persisted record value by value, in the order of the bytes and by the names of its fields.
/// </summary>
public interface IRecordVisitor
{
    /// <summary>A record begins.</summary>
    /// <param name="name">Name of the record; in an array, of the records in it.</param>
    void BeginRecord(string name);

    /// <summary>The record that began last ends.</summary>
    void EndRecord();

    /// <summary>An array of records begins.</summary>
    void BeginRecords(string name);

    /// <summary>The array ends.</summary>
    void EndRecords();

    /// <summary>A field that is false or true.</summary>
    void Boolean(string name, bool value);

    /// <summary>A field that is a whole number.</summary>
    void Integer(string name, long value);

    /// <summary>A field that is a whole number of 64 bits, not negative.</summary>
    void Unsigned(string name, ulong value);

    /// <summary>A field that is a word of an enum.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="word">The word, as the enum has it.</param>
    void Word(string name, string word);

    /// <summary>A field that is a text.</summary>
    void Text(string name, ReadOnlySpan<byte> utf8);

    /// <summary>A field that is a text which is not UTF-8, or params that are no map of such texts.</summary>
    void Binary(string name, ReadOnlySpan<byte> bytes);

    /// <summary>A field of named texts or named numbers begins: params, or the values of an agent.</summary>
    void BeginEntries(string name);

    /// <summary>A named text.</summary>
    void Entry(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>A named number.</summary>
    void Entry(ReadOnlySpan<byte> key, long value);

    /// <summary>The named texts or numbers end.</summary>
    void EndEntries();
}
