namespace NetSim.Reporting;

/// <summary>The results cannot be put where the user wants them, because that would destroy something
/// else.</summary>
/// <param name="message">What is in the way, as a sentence for the user.</param>
public sealed class ResultsFolderException(string message) : Exception(message);
