using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory.Http;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The objects <c>basic</c> and <c>body</c>: where id and password stand in the request.</summary>
internal sealed class DirectoryRequestSection(string folder, List<ConfigurationFault> faults)
{
    private const string PasswordOfAgent = "{Password}";

    /// <summary>True if the agent's id stands in one of them.</summary>
    public bool HasAgentId { get; private set; }

    /// <summary>True if the agent's password stands in one of them.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Reads <c>basic</c>; null if it is absent or faulty.</summary>
    public BasicLogin? Basic(StrictObject file)
    {
        if (!file.Has("basic")
            || StrictObject.Read(
                file.Element("basic"), file.Place.Property("basic"), DirectoryFields.Basic, faults) is not { } basic)
        {
            return null;
        }

        Template? user = basic.Has("user") ? Text(basic.Element("user"), basic.Place.Property("user")) : null;
        if (!basic.Has("user"))
        {
            basic.Fault("user", "required: {AgentId}, or the user that we are");
        }

        if (user is { HasPassword: true })
        {
            basic.Fault("user", "a password does not belong in a user");
        }

        if (basic.Has("password") == basic.Has("passwordFile"))
        {
            basic.Fault(basic.Place, "one of password and passwordFile is required");
            return null;
        }

        Template? password = basic.Has("password") ? OfAgent(basic) : OfFile(basic);
        return user is null || password is null ? null : new BasicLogin(user, password);
    }

    /// <summary>Reads <c>body</c>; null if it is absent or faulty.</summary>
    public RequestBody? Body(StrictObject file)
    {
        if (!file.Has("body")
            || StrictObject.Read(
                file.Element("body"), file.Place.Property("body"), DirectoryFields.Body, faults) is not { } body)
        {
            return null;
        }

        if (body.Has("json") == body.Has("form"))
        {
            body.Fault(body.Place, "one of json and form is required");
            return null;
        }

        if (body.Has("json"))
        {
            JsonElement json = body.Element("json");
            Check(json, body.Place.Property("json"));
            return RequestBody.Json(json);
        }

        ImmutableArray<KeyValuePair<string, Template>>.Builder fields =
            ImmutableArray.CreateBuilder<KeyValuePair<string, Template>>();
        foreach ((string name, JsonElement value, JsonPlace place) in body.Entries("form"))
        {
            if (Text(value, place) is { } text)
            {
                fields.Add(KeyValuePair.Create(name, text));
            }
        }

        return RequestBody.Form(fields.ToImmutable());
    }

    private Template? OfAgent(StrictObject basic)
    {
        HasPassword |= basic.Secret(
            "password",
            text => string.Equals(text, PasswordOfAgent, StringComparison.Ordinal),
            $"expected \"{PasswordOfAgent}\"; a password of ours stands in a file of its own, passwordFile") is not null;
        return Template.Read(PasswordOfAgent, out _);
    }

    private Template? OfFile(StrictObject basic)
    {
        if (basic.Text("passwordFile") is not { } path)
        {
            return null;
        }

        string? password = SecretFile.Read(Path.Combine(folder, path), out string? fault);
        if (fault is not null)
        {
            basic.Fault("passwordFile", fault);
        }

        return password is null ? null : Template.Literal(password);
    }

    private void Check(JsonElement json, JsonPlace place)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            Text(json, place);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement element in json.EnumerateArray())
            {
                Check(element, place.Element(index++));
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in json.EnumerateObject())
            {
                Check(property.Value, place.Property(property.Name));
            }
        }
    }

    private Template? Text(JsonElement value, JsonPlace place)
    {
        string? fault = "expected a text";
        Template? text = value.ValueKind == JsonValueKind.String
            ? Template.Read(value.GetString()!, out fault)
            : null;
        if (text is null)
        {
            faults.Add(new ConfigurationFault(place.ToString(), fault!));
            return null;
        }

        HasAgentId |= text.HasAgentId;
        HasPassword |= text.HasPassword;
        return text;
    }
}
