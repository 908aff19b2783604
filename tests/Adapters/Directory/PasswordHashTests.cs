using System.Buffers.Binary;
using MediaRouting.Directory;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Adapters.Directory;

public sealed class PasswordHashTests
{
    private static readonly string Good = PasswordHash.Create("secret");

    [Fact]
    public void Two_hashes_of_one_password_differ_by_their_salt_and_are_both_well_formed()
    {
        string another = PasswordHash.Create("secret");

        Assert.NotEqual(Good, another);
        Assert.True(PasswordHash.IsWellFormed(Good));
        Assert.True(PasswordHash.IsWellFormed(another));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_hash_made_with_fewer_iterations_says_so_and_is_good_for_its_password(int iterations)
    {
        string hash = PasswordHash.Create("secret", iterations);

        Assert.True(PasswordHash.IsWellFormed(hash));
        Assert.Equal((uint)iterations, BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5)));
        var directory = new ConfiguredDirectory([new AgentCredential("ann", hash)]);
        Assert.Equal(Verification.Verified, directory.Verify("ann"u8, "secret"u8));
        Assert.Equal(Verification.AuthenticationFailed, directory.Verify("ann"u8, "secreT"u8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PasswordHash.MaxIterations + 1)]
    public void A_number_of_iterations_out_of_range_is_refused(int iterations)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PasswordHash.Create("secret", iterations));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("AQAAAAIAAYag")]
    public void A_text_that_is_no_hash_is_not_well_formed(string? text)
    {
        Assert.False(PasswordHash.IsWellFormed(text));
    }

    [Theory]
    [InlineData(0, 0x00FFFFFFu)] // the older format with 1,000 iterations
    [InlineData(1, 3u)] // no such hash function
    [InlineData(5, 0u)] // no iterations
    [InlineData(5, 2_000_000_000u)] // a sign-in of an hour
    [InlineData(9, 8u)] // hardly a salt
    [InlineData(9, 4_000_000_000u)] // a salt longer than the hash
    [InlineData(9, 40u)] // no key left
    public void A_hash_with_a_field_out_of_range_is_not_well_formed(int offset, uint value)
    {
        byte[] bytes = Convert.FromBase64String(Good);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(offset), value);

        Assert.False(PasswordHash.IsWellFormed(Convert.ToBase64String(bytes)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PasswordHash.MaxPasswordBytes + 1)]
    public void No_hash_is_made_of_a_password_that_no_message_can_carry(int length)
    {
        Assert.Throws<ArgumentException>(() => PasswordHash.Create(new string('x', length)));
    }
}
