using System.Globalization;
using System.Text;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Shows the figures while the contact centre is open: on a terminal a block that is drawn again in place, elsewhere a
/// line a second.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="style">What can be shown there.</param>
/// <param name="length">How long the contact centre is to be open.</param>
public sealed class LiveView(TextWriter output, OutputStyle style, TimeSpan length)
{
    private const string Indent = "  ";
    private const int NameColumns = 7;
    private const int BarColumns = 50;

    private static readonly (string State, string Label)[] States =
    [
        ("READY", "ready"), ("RESERVED", "reserved"), ("ACTIVE", "active"), ("BUSY", "busy"), ("WORK_READY", "wrap-up"),
        ("INTERRUPTED", "interrupted"), ("NOT_READY", "not ready"),
    ];

    private int _drawn;
    private (TimeSpan Elapsed, int Offers) _last;
    private double _offersPerSecond;

    private string Held => style.Pick("●", "#");

    private string Offer => style.Pick("◌", "?");

    private string Free => style.Pick("○", ".");

    /// <summary>How often <see cref="Show"/> is to be called.</summary>
    public TimeSpan Period => TimeSpan.FromMilliseconds(style.IsTerminal ? 250 : 1000);

    /// <summary>Shows the figures of this moment.</summary>
    public void Show(Figures figures)
    {
        // Over a second, so that the figure can be read before it changes.
        var passed = figures.Elapsed - _last.Elapsed;
        if (passed >= TimeSpan.FromMilliseconds(900))
        {
            _offersPerSecond = (figures.Offers - _last.Offers) / passed.TotalSeconds;
            _last = (figures.Elapsed, figures.Offers);
        }

        if (style.IsTerminal)
        {
            Draw(Block(figures));
        }
        else
        {
            Print(figures);
        }

        output.Flush();
    }

    private void Draw(List<string> lines)
    {
        var text = new StringBuilder();
        if (_drawn > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{_drawn}A\r");
        }

        foreach (var line in lines)
        {
            text.Append(line).Append("\e[K\n");
        }

        output.Write(text.ToString());
        _drawn = lines.Count;
    }

    private List<string> Block(Figures figures)
    {
        var phases = figures.TasksByPhase;
        var median = Durations.Text(figures.Median, style);
        var percentile99 = Durations.Text(figures.Percentile99, style);
        return
        [
            Header(figures),
            $"{Indent}tasks   {Count(figures.TasksIn, 4)} in"
            + $"  {Count(phases[(int)ConversationPhase.Waiting], 3)} waiting"
            + $"  {Count(phases[(int)ConversationPhase.Offered], 2)} offered"
            + $"  {Count(phases[(int)ConversationPhase.InConversation], 2)} in conversation"
            + $"  {Count(phases[(int)ConversationPhase.Closed], 4)} closed",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Indent}routing {_offersPerSecond,4:0} decisions/s   "
                + $"Task {style.Pick("→", "->")} TaskAssigned: median {median,7}, p99 {percentile99,7}"),
            $"{Indent}{"agents".PadRight(NameColumns)}"
            + string.Concat(States.Select(state => Indent + style.Dim(state.Label))),
            .. figures.Mrds.Select(StateCounts),
            .. figures.Mrds.Select(Places),
            Legend(),
        ];
    }

    private string Header(Figures figures)
    {
        var open = figures.TasksIn - figures.TasksByPhase[(int)ConversationPhase.Closed];
        FormattableString title = (figures.IsClosing, open) switch
        {
            (false, _) => $" {figures.Elapsed.TotalSeconds:0.0} s of {length.TotalSeconds:0} s ",
            (_, 0) => $" doors closed ",
            _ => $" doors closed, {open} to go ",
        };
        var text = FormattableString.Invariant(title);
        var dash = style.Pick("─", "-")[0];
        return Indent + style.Dim(new string(dash, 2)) + style.Bold(text)
            + style.Dim(new string(dash, OutputStyle.Columns - (2 * Indent.Length) - 2 - text.Length));
    }

    private string Count(int value, int width)
    {
        var text = value.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        return value == 0 ? text : style.Bold(text);
    }

    private string StateCounts(MrdFigures mrd) => $"{Indent}{mrd.Name,-NameColumns}" + string.Concat(
        States.Select(state => Indent + Count(mrd.States.GetValueOrDefault(state.State), state.Label.Length)));

    private string Legend() =>
        $"{Indent}{"".PadRight(NameColumns)}  {style.Green(Held)} held   {style.Yellow(Offer)} offered   "
        + $"{style.Dim(Free)} free";

    /// <summary>All places of an MRD as one bar; what there is of it at all shows.</summary>
    private string Places(MrdFigures mrd)
    {
        var held = Share(mrd.Held, mrd.Places, BarColumns);
        var offered = Share(mrd.Offered, mrd.Places, BarColumns - held);
        return $"{Indent}{mrd.Name,-NameColumns}  {style.Green(Repeat(Held, held))}{style.Yellow(Repeat(Offer, offered))}"
            + style.Dim(Repeat(Free, BarColumns - held - offered))
            + string.Create(CultureInfo.InvariantCulture, $"  {mrd.Held + mrd.Offered} of {mrd.Places}");
    }

    private static int Share(int part, int whole, int most) =>
        part == 0 ? 0 : Math.Min(most, (int)Math.Ceiling((double)BarColumns * part / whole));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private void Print(Figures figures)
    {
        if (_drawn++ == 0)
        {
            output.WriteLine($"{Indent}  time     in  waiting  offered  talking  closed  decisions   median      p99");
        }

        var phases = figures.TasksByPhase;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Indent}{figures.Elapsed.TotalSeconds,4:0} s  {figures.TasksIn,5}  "
            + $"{phases[(int)ConversationPhase.Waiting],7}  {phases[(int)ConversationPhase.Offered],7}  "
            + $"{phases[(int)ConversationPhase.InConversation],7}  {phases[(int)ConversationPhase.Closed],6}  "
            + $"{_offersPerSecond,7:0}/s  {Durations.Text(figures.Median, style),7}  "
            + $"{Durations.Text(figures.Percentile99, style),7}"));
    }
}
