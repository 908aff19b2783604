using System.Net;
using System.Text;

namespace MediaRouting.Bench.Plots;

/// <summary>The frame of a report: one page of HTML that needs nothing else.</summary>
public static class HtmlPage
{
    /// <summary>A page up to its facts; what follows is the caller's, and <see cref="End"/>.</summary>
    /// <param name="title">What the browser shows, behind the name of the project.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="facts">What the figures were taken on, a line each.</param>
    public static StringBuilder Begin(string title, string heading, IEnumerable<string> facts) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .Append(Escaped($"Media Routing Engine: {title}")).Append("</title>\n<style>\n").Append(PageStyle.Css)
        .Append("\n</style></head><body>\n<h1>").Append(Escaped(heading)).Append("</h1>\n<p class=\"facts\">")
        .AppendJoin("<br>", facts.Select(Escaped)).Append("</p>\n");

    /// <summary>Ends a page.</summary>
    public static string End(StringBuilder page) => page.Append("</body></html>\n").ToString();

    /// <summary>A text as it stands in HTML.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
