namespace EsExchange.Engine.Exchange;

/// <summary>How an activity type shows among the categories that a mailbox offers.</summary>
/// <param name="Number">The activity type's number.</param>
/// <param name="Name">The category's name, such as <c>ES_5_Aufgabe</c>.</param>
/// <param name="Color">The index of its colour in Outlook, 0 to 24; null to leave the colour to the mailbox's owner.</param>
public sealed record CategoryStyle(int Number, string Name, int? Color);
