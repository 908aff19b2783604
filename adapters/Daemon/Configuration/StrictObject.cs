using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MediaRouting.Engine;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// An object of the configuration file with the properties that it may have: another one, or one given twice, is a
/// fault, and so is every value of the wrong type or out of range. A fault is noted and reading goes on with a harmless
/// value, so that one run finds them all.
/// </summary>
public sealed class StrictObject
{
    private const int ShownCharacters = 40;

    private readonly ImmutableArray<string> _properties;
    private readonly JsonElement[] _values;
    private readonly List<ConfigurationFault> _faults;

    private StrictObject(JsonPlace place, ImmutableArray<string> properties, List<ConfigurationFault> faults)
    {
        Place = place;
        _properties = properties;
        _values = new JsonElement[properties.Length];
        _faults = faults;
    }

    /// <summary>Where it stands.</summary>
    public JsonPlace Place { get; }

    /// <summary>Takes an element as an object.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="properties">The properties that there are.</param>
    /// <param name="faults">Takes what is wrong with it, now and when its values are asked for.</param>
    /// <returns>The object; null, and a fault, if it is none.</returns>
    public static StrictObject? Read(
        JsonElement element, JsonPlace place, ImmutableArray<string> properties, List<ConfigurationFault> faults)
    {
        StrictObject result = new(place, properties, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            result.Fault(place, "expected an object" + Found(element));
            return null;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            result.Take(property);
        }

        return result;
    }

    /// <summary>True if the property is there.</summary>
    public bool Has(string property) => Value(property).ValueKind != JsonValueKind.Undefined;

    /// <summary>The value of a property that is there.</summary>
    public JsonElement Element(string property) => Value(property);

    /// <summary>An id or a name of 1..64 UTF-8 bytes; null if it is absent or faulty.</summary>
    public string? Name(string property)
    {
        JsonElement value = Value(property);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is not null && text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= Limits.IdBytes)
        {
            return text;
        }

        Fault(Place.Property(property), $"expected a text of 1..{Limits.IdBytes} UTF-8 bytes" + Found(value));
        return null;
    }

    /// <summary>The same, where it must be there.</summary>
    public string? RequiredName(string property)
    {
        if (!Has(property))
        {
            Fault(Place.Property(property), $"required: a text of 1..{Limits.IdBytes} UTF-8 bytes");
        }

        return Name(property);
    }

    /// <summary>A text that must not be shown; null if it is absent or faulty.</summary>
    public string? Secret(string property, Func<string, bool> isGood, string expected)
    {
        JsonElement value = Value(property);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is not null && isGood(text))
        {
            return text;
        }

        Fault(Place.Property(property), expected);
        return null;
    }

    /// <summary>A text of any length; null if it is absent or faulty.</summary>
    public string? Text(string property)
    {
        JsonElement value = Value(property);
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Undefined)
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }

        Fault(property, "expected a text" + Found(value));
        return null;
    }

    /// <summary>A whole number of a range; null if it is absent or faulty.</summary>
    public int? Whole(string property, int lowest, int highest)
    {
        JsonElement value = Value(property);
        return value.ValueKind == JsonValueKind.Undefined
            ? null
            : Whole(value, Place.Property(property), lowest, highest);
    }

    /// <summary>The same of a value that stands somewhere below this object.</summary>
    public int? Whole(JsonElement value, JsonPlace place, int lowest, int highest)
    {
        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Fault(place, $"expected a whole number {lowest}..{highest}" + Found(value));
        return null;
    }

    /// <summary>True or false; null if it is absent or faulty.</summary>
    public bool? Flag(string property)
    {
        JsonElement value = Value(property);
        return value.ValueKind == JsonValueKind.Undefined ? null : Flag(value, Place.Property(property));
    }

    /// <summary>The same of a value that stands somewhere below this object.</summary>
    public bool? Flag(JsonElement value, JsonPlace place)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(place, "expected true or false" + Found(value));
        return null;
    }

    /// <summary>One of some words; the first one's choice if it is absent or faulty.</summary>
    public T Choice<T>(string property, params ReadOnlySpan<(string Word, T Choice)> choices)
    {
        JsonElement value = Value(property);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return choices[0].Choice;
        }

        StringBuilder words = new();
        foreach ((string word, T choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(word))
            {
                return choice;
            }

            words.Append(words.Length == 0 ? "" : " or ").Append('"').Append(word).Append('"');
        }

        Fault(Place.Property(property), $"expected {words}" + Found(value));
        return choices[0].Choice;
    }

    /// <summary>An object in this one; null if it is absent or none.</summary>
    /// <param name="property">Where it is.</param>
    /// <param name="properties">The properties that it may have.</param>
    public StrictObject? Object(string property, ImmutableArray<string> properties) =>
        Has(property) ? Read(Value(property), Place.Property(property), properties, _faults) : null;

    /// <summary>The elements of a list with their places; none if it is absent or faulty.</summary>
    /// <param name="property">The list.</param>
    /// <param name="least">Fewest elements, from 0.</param>
    /// <param name="most">Most elements; those after it are not read.</param>
    public IEnumerable<(JsonElement Element, JsonPlace Place)> List(string property, int least, int most)
    {
        JsonElement value = Value(property);
        JsonPlace place = Place.Property(property);
        if (value.ValueKind != JsonValueKind.Array)
        {
            if (Has(property))
            {
                Fault(place, "expected a list" + Found(value));
            }

            return [];
        }

        int count = value.GetArrayLength();
        if (count < least || count > most)
        {
            Fault(place, $"expected {least}..{most} elements, found {count}");
        }

        return value.EnumerateArray().Take(most).Select((element, index) => (element, place.Element(index)));
    }

    /// <summary>The same, where it must be there.</summary>
    public IEnumerable<(JsonElement Element, JsonPlace Place)> RequiredList(string property, int least, int most)
    {
        if (!Has(property))
        {
            Fault(property, "required: a list");
        }

        return List(property, least, most);
    }

    /// <summary>
    /// The entries of an object whose property names are keys; none if it is absent or faulty, and none for a key that
    /// was there before.
    /// </summary>
    public IEnumerable<(string Key, JsonElement Value, JsonPlace Place)> Entries(string property)
    {
        JsonElement value = Value(property);
        JsonPlace place = Place.Property(property);
        if (value.ValueKind != JsonValueKind.Object)
        {
            if (Has(property))
            {
                Fault(place, "expected an object" + Found(value));
            }

            yield break;
        }

        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in value.EnumerateObject())
        {
            JsonPlace at = place.Property(entry.Name);
            if (known.Add(entry.Name))
            {
                yield return (entry.Name, entry.Value, at);
            }
            else
            {
                Fault(at, "given twice");
            }
        }
    }

    /// <summary>Notes a fault of one of its properties.</summary>
    public void Fault(string property, string message) => Fault(Place.Property(property), message);

    /// <summary>Notes a fault of something below it.</summary>
    public void Fault(JsonPlace place, string message) =>
        _faults.Add(new ConfigurationFault(place.ToString(), message));

    private static string Found(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => value.GetRawText(),
        };
        return ", found " + (text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…");
    }

    private void Take(JsonProperty property)
    {
        for (int i = 0; i < _properties.Length; i++)
        {
            if (!property.NameEquals(_properties[i]))
            {
                continue;
            }

            if (_values[i].ValueKind != JsonValueKind.Undefined)
            {
                Fault(_properties[i], "given twice");
            }

            _values[i] = property.Value;
            return;
        }

        Fault(property.Name, $"unknown; the properties here are {string.Join(", ", _properties)}");
    }

    private JsonElement Value(string property) => _values[_properties.IndexOf(property)];
}
