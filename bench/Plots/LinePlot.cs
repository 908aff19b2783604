using System.Globalization;
using System.Text;
using static MediaRouting.Bench.Plots.HtmlPage;

namespace MediaRouting.Bench.Plots;

/// <summary>
/// A plot of lines as SVG for the inside of an HTML page. Its colours are those of the page's
/// <see cref="PageStyle"/>, so that it follows a light or a dark page.
/// </summary>
/// <param name="title">What is shown.</param>
/// <param name="across">The axis from left to right.</param>
/// <param name="upwards">The axis from bottom to top.</param>
/// <param name="lines">The lines; those without a point are left out.</param>
public sealed class LinePlot(string title, Axis across, Axis upwards, IReadOnlyList<PlotLine> lines)
{
    private const double Width = 760;
    private const double Height = 400;
    private const double Left = 78;
    private const double Right = 46;
    private const double Top = 16;
    private const double Bottom = 52;

    private readonly StringBuilder _svg = new();

    /// <summary>The plot with its title and the names of its lines.</summary>
    public string ToHtml()
    {
        var drawn = lines.Where(line => line.Points.Count > 0).ToList();
        if (drawn.Count == 0)
        {
            return $"<figure><figcaption>{Escaped(title)}</figcaption><p>Not measured in this run.</p></figure>\n";
        }

        _svg.Clear();
        _svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Escaped(title)}</figcaption>\n");
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escaped(title)}\">\n");
        var x = across.RangeOf(drawn.SelectMany(line => line.Points).Select(point => point.X));
        var y = upwards.RangeOf(drawn.SelectMany(line => line.Points).Select(point => point.Y));
        Grid(x, y);
        for (var i = 0; i < drawn.Count; i++)
        {
            Line(drawn[i], i, x, y);
        }

        _svg.Append("</svg>\n<ul class=\"names\">");
        for (var i = 0; i < drawn.Count; i++)
        {
            _svg.Append(
                CultureInfo.InvariantCulture, $"<li class=\"{Colour(i)}\"><i></i>{Escaped(drawn[i].Name)}</li>");
        }

        return _svg.Append("</ul></figure>\n").ToString();
    }

    private static string Colour(int line) => $"c{line % PageStyle.Colours}";

    private static double Place(double value, AxisRange range) =>
        (value - range.First) / (range.Last - range.First);

    private double AtX(double value, AxisRange range) =>
        Left + (Place(across.Even(value), range) * (Width - Left - Right));

    private double AtY(double value, AxisRange range) =>
        Height - Bottom - (Place(upwards.Even(value), range) * (Height - Top - Bottom));

    private void Grid(AxisRange x, AxisRange y)
    {
        foreach (var tick in x.Ticks)
        {
            var at = AtX(tick, x);
            Segment("grid", at, Top, at, Height - Bottom);
            Text("middle", at, Height - Bottom + 18, across.TextOf(tick));
        }

        foreach (var tick in y.Ticks)
        {
            var at = AtY(tick, y);
            Segment("grid", Left, at, Width - Right, at);
            Text("end", Left - 8, at + 4, upwards.TextOf(tick));
        }

        Text("middle", (Left + Width - Right) / 2, Height - 10, across.Label);
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text text-anchor=\"middle\" transform=\"translate(14 {(Top + Height - Bottom) / 2:0.#}) rotate(-90)\">"
            + $"{Escaped(upwards.Label)}</text>\n");
    }

    private void Line(PlotLine line, int number, AxisRange x, AxisRange y)
    {
        var points = string.Join(' ', line.Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{AtX(point.X, x):0.#},{AtY(point.Y, y):0.#}")));
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<g class=\"{Colour(number)}\"><polyline points=\"{points}\"/>\n");
        foreach (var point in line.Points)
        {
            var told = Escaped($"{line.Name}: {upwards.TextOf(point.Y)} at {across.TextOf(point.X)}");
            _svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"{AtX(point.X, x):0.#}\" cy=\"{AtY(point.Y, y):0.#}\" r=\"3.5\">"
                + $"<title>{told}</title></circle>\n");
        }

        _svg.Append("</g>\n");
    }

    private void Segment(string kind, double x1, double y1, double x2, double y2) => _svg.Append(
        CultureInfo.InvariantCulture,
        $"<line class=\"{kind}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n");

    private void Text(string anchor, double x, double y, string text) => _svg.Append(
        CultureInfo.InvariantCulture,
        $"<text text-anchor=\"{anchor}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{Escaped(text)}</text>\n");
}
