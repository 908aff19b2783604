namespace MediaRouting.Daemon.Options;

/// <summary>A file whose first line is a secret.</summary>
internal static class SecretFile
{
    /// <summary>The secret; null if there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">Null, or why there is none.</param>
    public static string? Read(string path, out string? fault)
    {
        fault = null;
        try
        {
            string? line = File.ReadLines(path).FirstOrDefault();
            if (!string.IsNullOrEmpty(line))
            {
                return line;
            }

            fault = "its first line is empty";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = exception.Message;
        }

        return null;
    }
}
