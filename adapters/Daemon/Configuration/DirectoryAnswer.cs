using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Daemon.Configuration;

/// <summary>An element of the list <c>answers</c>.</summary>
internal static class DirectoryAnswer
{
    private const int LowestStatus = 200;
    private const int HighestStatus = 599;

    /// <summary>Reads one; null if it is no object.</summary>
    public static AnswerRule? Read(JsonElement element, JsonPlace place, List<ConfigurationFault> faults)
    {
        if (StrictObject.Read(element, place, DirectoryFields.Answer, faults) is not { } answer)
        {
            return null;
        }

        ImmutableArray<int> statuses =
        [
            .. answer.RequiredList("status", 1, most: 50)
                .Select(status => answer.Whole(status.Element, status.Place, LowestStatus, HighestStatus) ?? 0),
        ];
        if (!answer.Has("means"))
        {
            answer.Fault("means", "required");
        }

        return new AnswerRule(statuses, Where(answer), answer.Choice(
            "means",
            ("verified", Verification.Verified),
            ("authenticationFailed", Verification.AuthenticationFailed),
            ("userNotFound", Verification.UserNotFound)));
    }

    private static ImmutableArray<AnswerCondition> Where(StrictObject answer)
    {
        ImmutableArray<AnswerCondition>.Builder conditions = ImmutableArray.CreateBuilder<AnswerCondition>();
        foreach ((string pointer, JsonElement value, JsonPlace place) in answer.Entries("where"))
        {
            if (JsonPointer.Read(pointer) is not { } at)
            {
                answer.Fault(place, "expected a JSON pointer (RFC 6901) before the colon, like /data/status");
                continue;
            }

            ImmutableArray<JsonElement> values = value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(one => one.Clone())]
                : [value.Clone()];
            if (values.IsEmpty || values.Any(one => one.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
            {
                answer.Fault(place, "expected a text, a number, true, false or null, or a list of such");
            }
            else if (values.Select(FaultOf).FirstOrDefault(fault => fault is not null) is { } fault)
            {
                answer.Fault(place, fault);
            }

            conditions.Add(new AnswerCondition(at, values));
        }

        return conditions.ToImmutable();
    }

    private static string? FaultOf(JsonElement value)
    {
        string? fault = null;
        bool isPassword = value.ValueKind == JsonValueKind.String
            && Template.Read(value.GetString()!, out fault) is { HasPassword: true };
        return isPassword ? "an answer does not hold the password" : fault;
    }
}
