namespace MediaRouting.Bench.Plots;

/// <summary>The style sheet of a report: one page without anything from elsewhere, light or dark as its reader's
/// system is.</summary>
public static class PageStyle
{
    /// <summary>Colours that the lines of a plot have in turn.</summary>
    public const int Colours = 8;

    /// <summary>The sheet, for a <c>style</c> element.</summary>
    public const string Css = """
        :root { color-scheme: light dark;
          --page: #ffffff; --ink: #1c2024; --faint: #60646c; --rule: #e0e1e6; --good: #18794e; --bad: #b3261e;
          --wait: #8a5a00;
          --c0: #0b68cb; --c1: #c2410c; --c2: #15803d; --c3: #9333ea; --c4: #a16207; --c5: #0e7490; --c6: #be185d;
          --c7: #57534e; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #14161a; --ink: #e8eaed; --faint: #9ba1a9; --rule: #33373d; --good: #4cc38a; --bad: #ff8f85;
          --wait: #f0b34c;
          --c0: #6cb6ff; --c1: #ff9e64; --c2: #6bd18a; --c3: #c9a2ff; --c4: #e6c35c; --c5: #5fd3e0; --c6: #ff8cc0;
          --c7: #b8b2aa; } }
        body { background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; max-width: 68rem;
          margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
        h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
        p.facts, figcaption { color: var(--faint); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); }
        th { color: var(--faint); font-weight: 600; }
        td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.reached { color: var(--good); } td.short { color: var(--bad); font-weight: 600; }
        td.disturbed, td.missing { color: var(--wait); }
        figure { margin: 1rem 0 2rem; }
        figcaption { margin-bottom: .3rem; }
        pre { overflow-x: auto; font-size: .8rem; }
        svg { width: 100%; height: auto; }
        svg text { fill: var(--faint); font-size: 12px; }
        svg .grid { stroke: var(--rule); stroke-width: 1; }
        polyline { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; }
        circle { fill: var(--c); }
        ul.names { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: .2rem 0; }
        ul.names i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; background: var(--c);
          margin-right: .4rem; vertical-align: -1px; }
        .c0 { --c: var(--c0); } .c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); }
        .c4 { --c: var(--c4); } .c5 { --c: var(--c5); } .c6 { --c: var(--c6); } .c7 { --c: var(--c7); }
        """;
}
