using System.Text.Json;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Admin;

/// <summary>What the pages that explain answer: JSON, or text for people where text is accepted.</summary>
internal static class ExplainPage
{
    /// <summary>Status and, for what cannot be explained, why not.</summary>
    /// <param name="inspection">What was asked; null if it could not be.</param>
    /// <param name="id">The id that was asked about.</param>
    public static (int Status, string Error) Outcome(Inspection? inspection, string id) => inspection switch
    {
        null => (
            StatusCodes.Status503ServiceUnavailable,
            "not asked: too many commands or questions are open, or the daemon is about to end; ask again"),
        { Outcome: InspectionOutcome.Answered } => (StatusCodes.Status200OK, ""),
        { Outcome: InspectionOutcome.UnknownId, Subject: InspectionSubject.Task } => (
            StatusCodes.Status404NotFound,
            $"no task '{id}' is known: it was never queued here, or was closed too long ago"),
        { Outcome: InspectionOutcome.UnknownId } => (
            StatusCodes.Status404NotFound, $"no agent '{id}' is configured"),
        { Outcome: InspectionOutcome.RoutedElsewhere } => (
            StatusCodes.Status404NotFound,
            "routing is done elsewhere: this daemon has the topology communication-server; ask its routing-engine"),
        { Outcome: InspectionOutcome.Failed } => (
            StatusCodes.Status500InternalServerError, "internal fault; the log says more"),
        _ => (
            StatusCodes.Status503ServiceUnavailable,
            "no answer in time: the daemon is busy, waits for its broker, or has failed; /readyz says more"),
    };

    /// <summary>The answer as the properties of a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, Inspection inspection)
    {
        if (inspection.Task is { } task)
        {
            ExplanationJson.Write(writer, task);
        }
        else
        {
            ExplanationJson.Write(writer, inspection.Agent!);
        }
    }

    /// <summary>The answer as text.</summary>
    public static string Text(Inspection inspection)
    {
        using StringWriter text = new() { NewLine = "\n" };
        if (inspection.Task is { } task)
        {
            ExplanationText.Write(text, task);
        }
        else
        {
            ExplanationText.Write(text, inspection.Agent!);
        }

        return text.ToString();
    }
}
