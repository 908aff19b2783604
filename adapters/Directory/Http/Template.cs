using System.Collections.Immutable;
using System.Text;

namespace MediaRouting.Directory.Http;

/// <summary>
/// A text in which <c>{AgentId}</c> and <c>{Password}</c> stand for what an agent signs in with. Another name between
/// braces is a fault; braces around anything else are what they are.
/// </summary>
public sealed class Template
{
    private readonly ImmutableArray<Part> _parts;

    private Template(ImmutableArray<Part> parts) => _parts = parts;

    private enum Place
    {
        Text,
        AgentId,
        Password,
    }

    /// <summary>True if the agent's id occurs in it.</summary>
    public bool HasAgentId => _parts.Any(part => part.Place == Place.AgentId);

    /// <summary>True if the password occurs in it.</summary>
    public bool HasPassword => _parts.Any(part => part.Place == Place.Password);

    /// <summary>A text that stands for itself, whatever is in it.</summary>
    public static Template Literal(string text) => new([new Part(Place.Text, text)]);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">Null, or the name between braces that is none; nothing else of the text is quoted.</param>
    /// <returns>The template; null where there is a fault.</returns>
    public static Template? Read(string text, out string? fault)
    {
        fault = null;
        ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>();
        int from = 0;
        for (int open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            int close = text.IndexOf('}', open);
            string name = close < 0 ? "" : text[(open + 1)..close];
            if (name.Length == 0 || !name.All(char.IsAsciiLetter))
            {
                continue;
            }

            if (PlaceOf(name) is not { } place)
            {
                fault = $"there is no {{{name}}}, only {{AgentId}} and {{Password}}";
                return null;
            }

            parts.Add(new Part(Place.Text, text[from..open]));
            parts.Add(new Part(place, ""));
            from = close + 1;
        }

        parts.Add(new Part(Place.Text, text[from..]));
        return new Template(parts.ToImmutable());
    }

    /// <summary>The text with the values in their places.</summary>
    /// <param name="agentId">Id of the agent.</param>
    /// <param name="password">The password.</param>
    /// <param name="escape">
    /// What a value has to be made into where the text goes; null: it goes as it is. What else is in the text is not
    /// touched.
    /// </param>
    public string Fill(string agentId, string password, Func<string, string>? escape = null)
    {
        StringBuilder filled = new();
        foreach (Part part in _parts)
        {
            string? value = part.Place switch
            {
                Place.AgentId => agentId,
                Place.Password => password,
                _ => null,
            };
            filled.Append(value is null ? part.Text : escape?.Invoke(value) ?? value);
        }

        return filled.ToString();
    }

    private static Place? PlaceOf(string name) => name switch
    {
        "AgentId" => Place.AgentId,
        "Password" => Place.Password,
        _ => null,
    };

    private readonly record struct Part(Place Place, string Text);
}
