namespace MediaRouting.Daemon.Demo;

/// <summary>An agent at one moment.</summary>
/// <param name="Name">Name.</param>
/// <param name="ChatState">State shown on chat.</param>
/// <param name="Chats">Chats held.</param>
/// <param name="ChatOffers">Chats offered and not answered.</param>
/// <param name="EmailState">State shown on e-mail.</param>
/// <param name="Emails">E-mails held.</param>
/// <param name="EmailOffers">E-mails offered and not answered.</param>
public readonly record struct AgentFigures(
    string Name, string ChatState, int Chats, int ChatOffers, string EmailState, int Emails, int EmailOffers);
