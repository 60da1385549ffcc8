namespace NetSim.Cli;

/// <summary>Something on the command line that cannot be done.</summary>
/// <param name="message">What, and what would help.</param>
internal sealed class UserErrorException(string message) : Exception(message);
