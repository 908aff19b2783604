namespace MediaRouting.Tests.Budgets;

/// <summary>What each operation allocates, held to the committed budgets.</summary>
public sealed class BudgetTests(Warnings warnings) : IClassFixture<Warnings>
{
    public static TheoryData<string> Operations => [.. Operation.All.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_allocates_what_its_budget_says(string operation)
    {
        var budget = Assert.Single(
            Budget.All, budget => string.Equals(budget.Operation, operation, StringComparison.Ordinal));
        var bytes = Operation.All[operation].Measure();
        if (!budget.IsKept(bytes))
        {
            Assert.True(budget.IsNoisy, budget.Difference(bytes));
            warnings.Say(budget.Difference(bytes));
        }
    }

    [Fact]
    public void Every_budget_is_that_of_an_operation() =>
        Assert.Empty(Budget.All.Select(budget => budget.Operation).Except(Operation.All.Keys, StringComparer.Ordinal));

    [Fact]
    public void A_single_byte_is_seen()
    {
        var kept = new List<byte[]>(10_000);
        Assert.True(Operation.Of("waste", () => kept.Add(new byte[1])).Measure() > 0);
    }

    [Theory]
    [InlineData("decode | 0 | exact", 0, true)]
    [InlineData("decode | 0 | exact", 0.5, false)]
    [InlineData("decode | 24 | exact", 16, false)]
    [InlineData("render | 1000 | noisy", 1100, true)]
    [InlineData("render | 1000 | noisy", 1101, false)]
    [InlineData("render | 1000 | noisy", 899, false)]
    public void An_exact_budget_is_kept_to_the_byte_and_a_noisy_one_to_a_tenth(
        string line, double bytes, bool isKept) =>
        Assert.Equal(isKept, Budget.Parse(line).IsKept(bytes));
}
