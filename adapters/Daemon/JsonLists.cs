using System.Text.Json;

namespace MediaRouting.Daemon;

/// <summary>Lists, as every page and command writes them in JSON.</summary>
internal static class JsonLists
{
    /// <summary>Writes an array of objects.</summary>
    /// <param name="writer">Takes it as a property.</param>
    /// <param name="name">Its name.</param>
    /// <param name="items">What is in it.</param>
    /// <param name="properties">Writes the properties of one.</param>
    public static void WriteObjects<T>(
        this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> properties)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            properties(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
