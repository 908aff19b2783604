using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MediaRouting.Directory.Http;

/// <summary>
/// A place in a JSON document, as RFC 6901 writes it: <c>/data/roles/0</c>; <c>~1</c> stands for <c>/</c> and
/// <c>~0</c> for <c>~</c>; the empty text is the whole document.
/// </summary>
public sealed class JsonPointer
{
    private readonly string _text;
    private readonly ImmutableArray<string> _steps;

    private JsonPointer(string text, ImmutableArray<string> steps) => (_text, _steps) = (text, steps);

    /// <summary>Reads one; null if the text is none.</summary>
    public static JsonPointer? Read(string text)
    {
        if (text.Length == 0)
        {
            return new JsonPointer(text, []);
        }

        string[] steps = text.Split('/');
        bool isGood = steps[0].Length == 0 && steps.All(step => Tildes(step) == Escapes(step));
        return isGood ? new JsonPointer(text, [.. steps.Skip(1).Select(Unescape)]) : null;
    }

    /// <summary>What stands there; null: nothing.</summary>
    /// <exception cref="InvalidOperationException">A name on the way is no Unicode text.</exception>
    public JsonElement? Find(JsonElement document)
    {
        JsonElement found = document;
        foreach (string step in _steps)
        {
            bool isThere = found.ValueKind switch
            {
                JsonValueKind.Object => found.TryGetProperty(step, out found),
                JsonValueKind.Array => TryIndex(found, step, out found),
                _ => false,
            };
            if (!isThere)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The pointer as it was written.</summary>
    public override string ToString() => _text;

    private static bool TryIndex(JsonElement array, string step, out JsonElement found)
    {
        bool isIndex = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && (step.Length == 1 || step[0] != '0')
            && index < array.GetArrayLength();
        found = isIndex ? array[index] : default;
        return isIndex;
    }

    private static int Tildes(string step) => step.Count(c => c == '~');

    private static int Escapes(string step) => step.Split("~0").Length + step.Split("~1").Length - 2;

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
