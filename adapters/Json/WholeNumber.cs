namespace MediaRouting.Json;

/// <summary>A whole number as JSON writes it: no fraction, no exponent, no plus sign, no leading zeros.</summary>
internal static class WholeNumber
{
    private const long Most = 1_000_000_000_000_000_000;

    /// <summary>Reads a number; one beyond ±10^18 is read as that. False if the text is no whole number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        var isNegative = text.StartsWith("-"u8);
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == '0'))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = number < Most / 10 ? (number * 10) + (digit - '0') : Most;
        }

        number = isNegative ? -number : number;
        return true;
    }
}
