using System.Text;
using MediaRouting.Load.Plan;

namespace MediaRouting.Tests.Load;

/// <summary>Scenario files are read strictly.</summary>
public sealed class ScenarioReaderTests
{
    private static readonly string Smoke = File.ReadAllText(PathOf("smoke"));

    public static TheoryData<string> Shipped =>
        [.. System.IO.Directory.GetFiles(Scenarios, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static string Scenarios => Path.Combine(AppContext.BaseDirectory, "scenarios");

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_scenario_is_free_of_faults_and_is_called_as_its_file(string name)
    {
        Scenario? scenario = ScenarioReader.Read(File.ReadAllBytes(PathOf(name)), out IReadOnlyList<string> faults);

        Assert.Empty(faults);
        Assert.Equal(name, scenario!.Name);
    }

    [Fact]
    public void The_day_has_2000_agents_and_the_published_design_48000_at_400_tasks_a_second()
    {
        Scenario day = Read("day");
        Scenario published = Read("published");

        Assert.Equal((2_000, 86_400.0), (day.Agents.Count, day.Seconds));
        Assert.Equal(48_000, published.Agents.Count);
        Assert.Equal(
            400, published.Customers.LoadSimulations.Max(simulation => simulation.Rate) * published.TimeCompression);
    }

    [Theory]
    [InlineData("\"seed\": 1", "\"seeds\": 1", "$.seeds")]
    [InlineData("\"sigma\": 0.4 },\n    \"breaks\"", "\"sigm\": 0.4 },\n    \"breaks\"", "$.agents.wrapUp")]
    [InlineData("\"decline\"", "\"declines\"", "$.agents.habits")]
    [InlineData("\"seconds\": 10,", "", "seconds")]
    [InlineData("\"seconds\": 10,", "\"seconds\": 10, \"seconds\": 11,", "$")]
    [InlineData("\"seconds\": 10,", "\"seconds\": \"ten\",", "$.seconds")]
    [InlineData("\"seconds\": 10,", "\"seconds\": 5,", "$.customers.loadSimulations")]
    [InlineData("\"decline\": 0.04", "\"decline\": 1.04", "$.agents.habits")]
    [InlineData("\"kind\": \"ramp\"", "\"kind\": \"rampe\"", "$.customers.loadSimulations[0].kind")]
    [InlineData("\"kind\": \"pause\",", "\"kind\": \"pause\", \"rate\": 3,", "$.customers.loadSimulations[3].rate")]
    [InlineData("\"mrd\": \"mail\"", "\"mrd\": \"post\"", "$.queues[3].mrd")]
    [InlineData("\"mrd\": \"mail\"", "\"mrd\": \"chat\"", "$.mrds[1].id")]
    [InlineData("\"skill\": \"calls\"", "\"skill\": \"flying\"", "$.queues[4].skill")]
    [InlineData("\"timeCompression\": 1,", "\"timeCompression\": 0,", "$.timeCompression")]
    [InlineData("\"count\": 8,", "\"count\": 0,", "$.agents.teams[0].count")]
    [InlineData("\"until\": 6", "\"until\": 0.5", "$.agents.teams[3].until")]
    [InlineData("{", "", "$")]
    public void A_fault_is_named_with_its_path(string right, string wrong, string path)
    {
        Assert.Contains(right, Smoke, StringComparison.Ordinal);
        int at = Smoke.IndexOf(right, StringComparison.Ordinal);
        string faulty = Smoke[..at] + wrong + Smoke[(at + right.Length)..];

        Scenario? scenario = ScenarioReader.Read(Encoding.UTF8.GetBytes(faulty), out IReadOnlyList<string> faults);

        Assert.Null(scenario);
        Assert.Contains(faults, fault => fault.Contains(path, StringComparison.Ordinal));
    }

    private static Scenario Read(string name) => ScenarioReader.Read(File.ReadAllBytes(PathOf(name)), out _)!;

    private static string PathOf(string name) => Path.Combine(Scenarios, name + ".json");
}
