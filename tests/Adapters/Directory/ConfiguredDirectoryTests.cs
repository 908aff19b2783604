using System.Text;
using MediaRouting.Directory;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Adapters.Directory;

public sealed class ConfiguredDirectoryTests
{
    private static readonly string AnnsHash = PasswordHash.Create("geheim-é-😀");
    private static readonly string BobsHash = PasswordHash.Create("other");

    private readonly ConfiguredDirectory _directory = new(
        [new("ann", AnnsHash), new("bob", BobsHash), new("kein-passwort", null)]);

    [Fact]
    public void The_right_password_is_verified()
    {
        Assert.Equal(Verification.Verified, _directory.Verify("ann"u8, "geheim-é-😀"u8));
    }

    [Fact]
    public void The_password_of_another_agent_is_wrong()
    {
        Assert.Equal(Verification.AuthenticationFailed, _directory.Verify("ann"u8, "other"u8));
    }

    [Fact]
    public void A_password_that_is_no_text_is_wrong()
    {
        Assert.Equal(Verification.AuthenticationFailed, _directory.Verify("ann"u8, [0xFF, 0xFE]));
    }

    [Theory]
    [InlineData("nobody", "x", Verification.UserNotFound)]
    [InlineData("ANN", "geheim-é-😀", Verification.UserNotFound)]
    [InlineData("kein-passwort", "x", Verification.AuthenticationFailed)]
    [InlineData("ann", "", Verification.AuthenticationFailed)]
    public void What_needs_no_hashing_is_answered_at_once(string agent, string password, Verification expected)
    {
        Assert.True(TryAtOnce(_directory, agent, password, out Verification verification));
        Assert.Equal(expected, verification);
    }

    [Fact]
    public void A_password_longer_than_any_hash_was_made_of_is_wrong_at_once()
    {
        string password = new('x', PasswordHash.MaxPasswordBytes + 1);

        Assert.True(TryAtOnce(_directory, "ann", password, out Verification verification));
        Assert.Equal(Verification.AuthenticationFailed, verification);
    }

    [Fact]
    public void A_password_that_was_right_once_is_known_at_once_and_no_other_is()
    {
        Assert.False(TryAtOnce(_directory, "bob", "other", out Verification before));
        Assert.Equal(Verification.None, before);

        _directory.Verify("bob"u8, "other"u8);

        Assert.True(TryAtOnce(_directory, "bob", "other", out Verification after));
        Assert.Equal(Verification.Verified, after);
        Assert.False(TryAtOnce(_directory, "bob", "othes", out _));
        Assert.False(TryAtOnce(_directory, "ann", "other", out _));
    }

    [Fact]
    public void A_wrong_password_is_never_remembered()
    {
        _directory.Verify("bob"u8, "wrong"u8);

        Assert.False(TryAtOnce(_directory, "bob", "wrong", out _));
    }

    [Fact]
    public void Replacing_the_agents_forgets_what_changed_and_keeps_the_rest()
    {
        _directory.Verify("ann"u8, "geheim-é-😀"u8);
        _directory.Verify("bob"u8, "other"u8);
        string changed = PasswordHash.Create("new");

        _directory.Replace([new("bob", changed), new("ann", AnnsHash), new("carla", BobsHash)]);

        Assert.True(TryAtOnce(_directory, "ann", "geheim-é-😀", out _));
        Assert.False(TryAtOnce(_directory, "bob", "other", out _));
        Assert.Equal(Verification.AuthenticationFailed, _directory.Verify("bob"u8, "other"u8));
        Assert.Equal(Verification.Verified, _directory.Verify("bob"u8, "new"u8));
        Assert.Equal(Verification.Verified, _directory.Verify("carla"u8, "other"u8));
        Assert.Equal(Verification.UserNotFound, _directory.Verify("kein-passwort"u8, "x"u8));
    }

    [Fact]
    public void An_agent_who_comes_back_is_not_known_by_the_former_password()
    {
        _directory.Verify("ann"u8, "geheim-é-😀"u8);

        _directory.Replace([]);
        _directory.Replace([new("ann", AnnsHash)]);

        Assert.False(TryAtOnce(_directory, "ann", "geheim-é-😀", out _));
    }

    [Fact]
    public void A_credential_does_not_print_its_hash()
    {
        Assert.Equal("ann", new AgentCredential("ann", AnnsHash).ToString());
    }

    private static bool TryAtOnce(
        ConfiguredDirectory directory, string agent, string password, out Verification result) =>
        directory.TryVerifyAtOnce(Encoding.UTF8.GetBytes(agent), Encoding.UTF8.GetBytes(password), out result);
}
