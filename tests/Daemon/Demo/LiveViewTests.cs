using System.Text.RegularExpressions;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

public sealed partial class LiveViewTests
{
    private static readonly Figures Busy = new()
    {
        Elapsed = TimeSpan.FromSeconds(599.94),
        IsClosing = false,
        TasksIn = 19_999,
        TasksByPhase = [888, 12, 48, 19_051],
        Offers = 20_500,
        Median = TimeSpan.FromMicroseconds(213),
        Percentile99 = TimeSpan.FromMilliseconds(99.9),
        Mrds =
        [
            new MrdFigures("Chat", States(300), Held: 1400, Offered: 90, Places: 1492),
            new MrdFigures("E-mail", States(0), Held: 1, Offered: 1, Places: 2323),
            new MrdFigures("Voice", States(500), Held: 500, Offered: 0, Places: 500),
        ],
    };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void No_line_is_wider_than_80_columns(bool isTerminal, bool isUtf8)
    {
        var shown = Show(new OutputStyle(isTerminal, HasColor: isTerminal, isUtf8), Busy);

        Assert.All(Escape().Replace(shown, "").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("19999", Escape().Replace(shown, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_shows_whatever_there_is_and_is_as_long_as_the_others()
    {
        var lines = Show(new OutputStyle(IsTerminal: true, HasColor: false, IsUtf8: false), Busy).Split('\n');

        Assert.Contains($"  Chat     {new('#', 47)}???  1490 of 1492\e[K", lines);
        Assert.Contains($"  E-mail   #?{new('.', 48)}  2 of 2323\e[K", lines);
        Assert.Contains($"  Voice    {new('#', 50)}  500 of 500\e[K", lines);
    }

    [Fact]
    public void Where_the_output_is_no_terminal_there_is_no_escape_and_the_heading_comes_once()
    {
        var shown = Show(OutputStyle.Plain, Busy, Busy);

        Assert.True(shown.All(sign => sign is '\n' or (>= ' ' and <= '~')), "only printable ASCII is expected");
        Assert.Equal(3, shown.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void On_a_terminal_the_block_is_drawn_again_over_itself()
    {
        var style = new OutputStyle(IsTerminal: true, HasColor: false, IsUtf8: true);
        var once = Show(style, Busy);
        var twice = Show(style, Busy, Busy);

        var lines = once.Count(sign => sign == '\n');
        Assert.Equal($"\e[{lines}A\r", twice[once.Length..(once.Length + $"\e[{lines}A\r".Length)]);
        Assert.Equal(2 * lines, twice.Count(sign => sign == '\n'));
    }

    [Fact]
    public void Without_colours_a_terminal_is_only_told_where_to_draw()
    {
        var shown = Show(new OutputStyle(IsTerminal: true, HasColor: false, IsUtf8: true), Busy, Busy);

        Assert.DoesNotContain(Escape().Matches(shown), escape => escape.Value.EndsWith('m'));
    }

    [Fact]
    public void A_writer_that_is_not_standard_output_is_written_to_plainly()
    {
        Assert.Equal(OutputStyle.Plain, OutputStyle.Of(new StringWriter()));
    }

    private static Dictionary<string, int> States(int each) => new(StringComparer.Ordinal)
    {
        ["READY"] = each,
        ["INTERRUPTED"] = each,
        ["NOT_READY"] = each,
    };

    private static string Show(OutputStyle style, params Figures[] moments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var view = new LiveView(output, style, TimeSpan.FromSeconds(600));
        Array.ForEach(moments, view.Show);
        return output.ToString();
    }

    [GeneratedRegex(@"\e\[\d*[A-Za-z]")]
    private static partial Regex Escape();
}
