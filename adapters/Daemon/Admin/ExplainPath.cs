using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Admin;

/// <summary>
/// The pages that explain: <c>/explain/task/ID</c> and <c>/explain/agent/ID</c>, the id percent-encoded, with slashes
/// or without.
/// </summary>
public static class ExplainPath
{
    private const string Task = "/explain/task/";
    private const string Agent = "/explain/agent/";

    /// <summary>The pages, as they are named to whoever asks for another.</summary>
    public static IReadOnlyList<string> Patterns { get; } = [Task + "ID", Agent + "ID"];

    /// <summary>The path of a page.</summary>
    public static string Of(InspectionSubject subject, string id) =>
        (subject == InspectionSubject.Task ? Task : Agent) + Uri.EscapeDataString(id);

    /// <summary>Reads what a page is asked about; false for another page.</summary>
    /// <param name="target">The request target as it came, not decoded.</param>
    /// <param name="subject">What is asked about.</param>
    /// <param name="id">Its id.</param>
    public static bool TryRead(string target, out InspectionSubject subject, out string id)
    {
        string path = target.Split('?', 2)[0];
        bool isTask = path.StartsWith(Task, StringComparison.Ordinal);
        bool isAgent = path.StartsWith(Agent, StringComparison.Ordinal);
        subject = isTask ? InspectionSubject.Task : InspectionSubject.Agent;
        id = isTask || isAgent ? Uri.UnescapeDataString(path[(isTask ? Task : Agent).Length..]) : "";
        return id.Length > 0;
    }
}
