using System.CommandLine;
using System.Text;
using MediaRouting.Directory;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre hash-password</c>: reads a password and prints the hash that the configuration wants.</summary>
internal static class HashPasswordCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new(
            "hash-password",
            "Reads a password, unseen from the terminal or one line of standard input; prints its hash.");
        command.SetAction(parsed => (int)Hash(
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static ExitCode Hash(TextWriter output, TextWriter error)
    {
        string? password = Console.IsInputRedirected ? ReadLine() : Ask(error);
        if (password is null)
        {
            error.WriteLine("mre hash-password: the two passwords differ");
            return ExitCode.Usage;
        }

        if (password.Length == 0 || Encoding.UTF8.GetByteCount(password) > PasswordHash.MaxPasswordBytes)
        {
            error.WriteLine(
                $"mre hash-password: expected a password of 1..{PasswordHash.MaxPasswordBytes} UTF-8 bytes");
            return ExitCode.Usage;
        }

        output.WriteLine(PasswordHash.Create(password));
        return ExitCode.Stopped;
    }

    /// <summary>
    /// One line of standard input in UTF-8, whatever the terminal's encoding; empty if there is none.
    /// </summary>
    private static string ReadLine()
    {
        using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
        return input.ReadLine() ?? "";
    }

    /// <summary>Asks twice; null if the two differ.</summary>
    private static string? Ask(TextWriter prompt)
    {
        string first = ReadHidden(prompt, "Password: ");
        string second = ReadHidden(prompt, "The same again: ");
        return string.Equals(first, second, StringComparison.Ordinal) ? first : null;
    }

    private static string ReadHidden(TextWriter prompt, string text)
    {
        prompt.Write(text);
        prompt.Flush();
        StringBuilder password = new();
        for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                bool isPair = password.Length > 1 && char.IsLowSurrogate(password[^1]);
                password.Length = Math.Max(0, password.Length - (isPair ? 2 : 1));
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }

        prompt.WriteLine();
        return password.ToString();
    }
}
