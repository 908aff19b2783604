using System.Buffers;
using System.Text.Json;

namespace MediaRouting.Load.Wire;

/// <summary>Bodies of messages, from and to their fields. It shares nothing with the daemon's codec.</summary>
internal static class WireJson
{
    /// <summary>
    /// Writes the body of a message that is sent: what it has of 1-protocol's row, as the row spells it.
    /// </summary>
    public static void Write(WireMessage message, IBufferWriter<byte> into)
    {
        using var json = new Utf8JsonWriter(into);
        var isConference = message.Type is "Conference";
        json.WriteStartObject();
        Field(json, "AgentId", message.AgentId);
        Field(json, "Password", message.Password);
        Field(json, "Destination", message.Destination);
        Field(json, "TaskId", message.TaskId);
        Field(json, "ClientUniqueId", message.ClientUniqueId);
        Field(json, isConference ? "ConferenceOwner" : "OwnerAgentId", message.OwnerAgentId);
        Field(json, isConference ? "ConferenceParticipant" : "ParticipantAgentId", message.ParticipantAgentId);
        Field(json, "RecipientAgentId", message.RecipientAgentId);
        Field(json, "Mrd", message.Mrd);
        Field(json, "State", message.State);
        Field(json, "ReasonCode", message.ReasonCode);
        Field(json, "Code", message.Code);
        if (message.Skillgroup.Length > 0)
        {
            json.WriteString("name", "Customer");
            json.WriteStartObject("params");
            json.WriteString("skillgroup", message.Skillgroup);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Reads the fields of a body into a message that has everything else.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static WireMessage Read(WireMessage envelope, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        var fields = document.RootElement;
        if (fields.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a body is no object");
        }

        return envelope with
        {
            Digest = DigestOf(envelope, body),
            AgentId = Field(fields, "AgentId"),
            TaskId = Field(fields, "TaskId"),
            Mrd = Field(fields, "Mrd"),
            State = Field(fields, "State"),
            Code = Field(fields, "Code"),
            ReasonCode = Field(fields, "ReasonCode"),
            PendingState = Field(fields, "PendingState"),
            Routable = !fields.TryGetProperty("Routable", out var routable)
                || routable.ValueKind != JsonValueKind.False,
            ClientUniqueId = Field(fields, "ClientUniqueId"),
            PreviousAgentId = Field(fields, "PreviousAgentId"),
            OwnerAgentId = Field(fields, "OwnerAgentId"),
            ParticipantAgentId = Field(fields, "ParticipantAgentId"),
        };
    }

    private static void Field(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static string Field(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    /// <summary>FNV-1a over everything that a repetition has in common with the first time.</summary>
    private static ulong DigestOf(WireMessage envelope, ReadOnlySpan<byte> body)
    {
        const ulong Prime = 0x100000001b3;
        var digest = 0xcbf29ce484222325;
        foreach (var character in $"{envelope.Queue}\n{envelope.Type}\n{envelope.CorrelationId}\n")
        {
            digest = unchecked((digest ^ character) * Prime);
        }

        foreach (var octet in body)
        {
            digest = unchecked((digest ^ octet) * Prime);
        }

        return digest;
    }
}
