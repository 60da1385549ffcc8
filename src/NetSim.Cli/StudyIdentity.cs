using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetSim.Studies;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>What a study’s results follow from: written into its journal, so that nothing else is mixed with them.</summary>
internal sealed record StudyIdentity
{
    /// <summary>The version of netsim with its commit.</summary>
    public required ProgramVersion Version { get; init; }

    /// <summary>The topology, as the user named it: a scenario without a name has its.</summary>
    public required string File { get; init; }

    /// <summary>The text of the topology.</summary>
    public required string Source { get; init; }

    /// <summary>What was asked beside it.</summary>
    public required StudyRequest Request { get; init; }

    /// <summary>SHA-256 of the first point’s scenario with all that it takes from other files, in hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>The engine’s name.</summary>
    public required string Engine { get; init; }

    /// <summary>Which part of the study.</summary>
    public required Shard Shard { get; init; }

    /// <summary>That of a request.</summary>
    public static StudyIdentity Of(RunRequest request) => new()
    {
        Version = ProgramVersion.Current,
        File = request.File,
        Source = request.Study.Source,
        Request = request.Study.Request,
        Digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TopologyWriter.Write(request.ScenarioOf(0))))),
        Engine = request.Engine,
        Shard = request.Shard,
    };

    /// <summary>The identity that was written; null if it is none.</summary>
    public static StudyIdentity? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<StudyIdentity>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As text that is equal for equal identities only.</summary>
    public override string ToString() => JsonSerializer.Serialize(this);
}
