using System.Globalization;

namespace MediaRouting.Bench;

/// <summary>
/// Processor time of this machine and of this program with all the processes it started, from <c>/proc</c>, in ticks
/// of 10 ms.
/// </summary>
/// <param name="Machine">All processors, busy with whatever.</param>
/// <param name="Idle">All processors, idle.</param>
/// <param name="Ours">This process and what descends of it.</param>
public readonly record struct OtherWork(long Machine, long Idle, long Ours)
{
    /// <summary>The time so far.</summary>
    public static OtherWork Now()
    {
        // cpu user nice system idle iowait irq softirq steal …
        var columns = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = columns[1..9].Select(Number).ToArray();
        var idle = ticks[3] + ticks[4];
        return new OtherWork(ticks.Sum() - idle, idle, OfFamily());
    }

    /// <summary>The part of the machine, 0..1, that everybody else had since then.</summary>
    public double Since(OtherWork start)
    {
        double busy = Machine - start.Machine;
        var all = busy + Idle - start.Idle;
        return all > 0 ? Math.Max(0, busy - (Ours - start.Ours)) / all : 0;
    }

    private static long OfFamily()
    {
        var processes = new Dictionary<int, (int Parent, long Ticks)>();
        foreach (var directory in System.IO.Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id)
                && Read(directory + "/stat") is { } process)
            {
                processes[id] = process;
            }
        }

        return processes.Keys.Where(id => IsOurs(id, processes)).Sum(id => processes[id].Ticks);
    }

    private static bool IsOurs(int id, Dictionary<int, (int Parent, long Ticks)> processes)
    {
        while (id != Environment.ProcessId)
        {
            if (!processes.TryGetValue(id, out var process))
            {
                return false;
            }

            id = process.Parent;
        }

        return true;
    }

    /// <summary>Parent and processor time; null for a process that has ended meanwhile.</summary>
    private static (int Parent, long Ticks)? Read(string file)
    {
        try
        {
            // id (name) state parent … user and system time as 14th and 15th; the name may hold anything.
            var text = File.ReadAllText(file);
            var columns = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return ((int)Number(columns[1]), Number(columns[11]) + Number(columns[12]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
