using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using MediaRouting.Engine;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MediaRouting.Directory;

/// <summary>
/// Hashes of passwords as the configuration holds them: the Base64 text of ASP.NET Core Identity, version 3 (PBKDF2
/// with HMAC-SHA512, 100,000 iterations, 128 bits of salt, unless whoever made it chose otherwise).
/// </summary>
/// <remarks>
/// Layout of the decoded bytes, numbers big-endian:
/// <code>
/// | 01 | prf u32 | iterations u32 | salt length u32 | salt | subkey |
/// </code>
/// </remarks>
public static class PasswordHash
{
    /// <summary>Longest password in UTF-8 bytes: a text like any other of a message.</summary>
    public const int MaxPasswordBytes = Limits.TextBytes;

    /// <summary>Iterations of a hash for a configuration: the framework's own default.</summary>
    public const int DefaultIterations = 100_000;

    /// <summary>Most iterations taken: a second or so of work. More is a slip that would stall every sign-in.</summary>
    public const int MaxIterations = 5_000_000;

    private const byte Version3 = 1;
    private const int HeaderBytes = 13;
    private const int MinPartBytes = 16;
    private const int MaxHashBytes = 256;
    private const uint HmacSha512 = 2;

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object NoUser = new();

    /// <summary>Makes the hash of a password, with a salt of its own each time. Takes tens of milliseconds.</summary>
    /// <param name="password">1..<see cref="MaxPasswordBytes"/> UTF-8 bytes.</param>
    /// <param name="iterations">
    /// The work that guessing costs, 1..<see cref="MaxIterations"/>; less than the default for what is not to be
    /// protected.
    /// </param>
    /// <exception cref="ArgumentException">The password is empty or too long, or the number is out of
    /// range.</exception>
    public static string Create(string password, int iterations = DefaultIterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, MaxIterations);
        if (password.Length == 0 || Encoding.UTF8.GetByteCount(password) > MaxPasswordBytes)
        {
            throw new ArgumentException($"a password has 1..{MaxPasswordBytes} UTF-8 bytes", nameof(password));
        }

        PasswordHasherOptions options = new() { IterationCount = iterations };
        return new PasswordHasher<object>(Options.Create(options)).HashPassword(NoUser, password);
    }

    /// <summary>True for a text that <see cref="Create"/>, or another maker of this format, may have made.</summary>
    public static bool IsWellFormed([NotNullWhen(true)] string? hash)
    {
        Span<byte> bytes = stackalloc byte[MaxHashBytes];
        if (hash is null || !Convert.TryFromBase64String(hash, bytes, out int length) || length < HeaderBytes)
        {
            return false;
        }

        uint prf = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        uint iterations = BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]);
        uint saltBytes = BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]);
        return bytes[0] == Version3 && prf <= HmacSha512
            && iterations is >= 1 and <= MaxIterations
            && saltBytes is >= MinPartBytes and < MaxHashBytes
            && length - HeaderBytes - (int)saltBytes >= MinPartBytes;
    }

    /// <summary>
    /// True if <paramref name="password"/>, UTF-8, is the one that <paramref name="hash"/>, a well-formed one, was made
    /// of. Takes as long as making it. The framework's hasher takes a string only: one lives here until it is
    /// collected.
    /// </summary>
    internal static bool IsOf(string hash, ReadOnlySpan<byte> password) =>
        Utf8.IsValid(password)
        && Hasher.VerifyHashedPassword(NoUser, hash, Encoding.UTF8.GetString(password))
            != PasswordVerificationResult.Failed;
}
