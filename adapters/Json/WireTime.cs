using System.Buffers.Text;

namespace MediaRouting.Json;

/// <summary>
/// A time on the wire. Sent as <c>2026-01-31T09:30:00.000Z</c>; read as that, with or without the milliseconds, as Unix
/// milliseconds, and as <c>2026-01-31 09:30:00</c>, which is UTC as well.
/// </summary>
internal static class WireTime
{
    /// <summary>Bytes of a time as it is sent.</summary>
    public const int Bytes = 24;

    private static readonly long First = Milliseconds(DateTime.MinValue);
    private static readonly long Last = Milliseconds(DateTime.MaxValue);

    /// <summary>Reads any of the forms; false if it is none of them or no such time exists.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 19 || text[4] != '-')
        {
            return TryParseMilliseconds(text, out milliseconds);
        }

        return text[19..] switch
        {
            [] => text[10] == ' ' && TryParseSeconds(text, out milliseconds),
            [(byte)'Z'] => text[10] == 'T' && TryParseSeconds(text, out milliseconds),
            [(byte)'.', _, _, _, (byte)'Z'] => text[10] == 'T'
                && TryParseSeconds(text, out milliseconds)
                && TryAddFraction(text.Slice(20, 3), ref milliseconds),
            _ => false,
        };
    }

    /// <summary>Reads Unix milliseconds within the years 1 to 9999.</summary>
    public static bool TryParseMilliseconds(ReadOnlySpan<byte> text, out long milliseconds) =>
        WholeNumber.TryParse(text, out milliseconds) && milliseconds >= First && milliseconds <= Last;

    /// <summary>Writes a time in <see cref="Bytes"/> bytes.</summary>
    public static void Write(long milliseconds, Span<byte> to)
    {
        var time = DateTime.UnixEpoch.AddMilliseconds(milliseconds);
        time.Deconstruct(out DateOnly date, out _);
        var (year, month, day) = date;
        var ofDay = (int)(time.TimeOfDay.Ticks / TimeSpan.TicksPerMillisecond);
        "0000-00-00T00:00:00.000Z"u8.CopyTo(to);
        Digits(to[..4], year);
        Digits(to[5..7], month);
        Digits(to[8..10], day);
        Digits(to[11..13], ofDay / 3_600_000);
        Digits(to[14..16], ofDay / 60_000 % 60);
        Digits(to[17..19], ofDay / 1000 % 60);
        Digits(to[20..23], ofDay % 1000);
    }

    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text[7] != '-' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out var year)
            || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..10], out var day)
            || !TryDigits(text[11..13], out var hour)
            || !TryDigits(text[14..16], out var minute)
            || !TryDigits(text[17..19], out var second))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        milliseconds = Milliseconds(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc));
        return true;
    }

    private static bool TryAddFraction(ReadOnlySpan<byte> digits, ref long milliseconds)
    {
        var isFraction = TryDigits(digits, out var fraction);
        milliseconds += fraction;
        return isFraction;
    }

    private static bool TryDigits(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    private static void Digits(Span<byte> to, int number)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private static long Milliseconds(DateTime time) =>
        (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
