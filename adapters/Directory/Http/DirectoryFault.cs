using System.Net.Sockets;

namespace MediaRouting.Directory.Http;

/// <summary>Why a directory has not answered, for an operator. Nothing that it sent is quoted.</summary>
internal static class DirectoryFault
{
    private const string Ended = "the connection ended before its answer";

    /// <summary>One line.</summary>
    public static string Of(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the name of its host leads nowhere",
        HttpRequestError.ConnectionError => "no connection: " + Cause(exception),
        HttpRequestError.SecureConnectionError => "no TLS with it: " + Cause(exception),
        HttpRequestError.ResponseEnded => Ended,
        HttpRequestError.ConfigurationLimitExceeded =>
            $"its answer is longer than {HttpDirectoryOptions.MaxAnswerBytes} bytes",
        HttpRequestError.InvalidResponse => "what it answers is not HTTP",
        _ when exception.GetBaseException() is SocketException => Ended,
        var error => $"the request failed ({error})",
    };

    private static string Cause(HttpRequestException exception) =>
        exception.GetBaseException().Message.ReplaceLineEndings(" ");
}
