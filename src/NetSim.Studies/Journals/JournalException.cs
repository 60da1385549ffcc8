namespace NetSim.Studies.Journals;

/// <summary>A journal that cannot be used.</summary>
/// <param name="message">Why, for the user.</param>
/// <param name="cause">What the database said; null if it was not asked.</param>
public sealed class JournalException(string message, Exception? cause = null) : IOException(message, cause);
