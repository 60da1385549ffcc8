using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A step of an application: a word such as <c>close</c>, or a mapping such as
/// <c>{ send: 200 B }</c>.</summary>
internal sealed record StepShape : Shape<ApplicationStep>
{
    private const string Send = "send";
    private const string Receive = "receive";
    private const string Wait = "wait";
    private const string At = "at";
    private const string NoDelay = "nodelay";
    private const string SendMore = "send_more";
    private const string Cork = "cork";
    private const string Linger = "linger";
    private const string KeepAlive = "keepalive";
    private const string Process = "process";

    private static readonly ImmutableArray<(string Word, ApplicationStep Step)> Words =
    [
        ("receive_eof", new ApplicationStep.ReceiveEof()),
        ("shutdown", new ApplicationStep.Shutdown()),
        ("close", new ApplicationStep.Close()),
        ("close_both", new ApplicationStep.CloseBoth()),
        ("abort", new ApplicationStep.Abort()),
        ("stream", new ApplicationStep.Stream()),
    ];

    private static readonly ImmutableArray<string> WithValue =
        [Send, Receive, Wait, At, NoDelay, SendMore, Cork, Linger, KeepAlive, Process];
    private static readonly ByteCountShape Bytes = new(1, Limits.StepBytes);
    private static readonly DurationShape Time = new();
    private static readonly BooleanShape Switch = new();
    private static readonly RandomStepShape RandomSend = new(Send, RandomStepShape.Size);
    private static readonly RandomStepShape RandomReceive = new(Receive, RandomStepShape.Size);
    private static readonly RandomStepShape RandomWait = new(Wait, RandomStepShape.Time);
    private static readonly RandomStepShape RandomWork = new(Process, RandomStepShape.Time);

    /// <summary>The word that a step begins with.</summary>
    public static string NameOf(ApplicationStep step) => step switch
    {
        ApplicationStep.Send or ApplicationStep.SendRandom => Send,
        ApplicationStep.Receive or ApplicationStep.ReceiveRandom => Receive,
        ApplicationStep.Wait or ApplicationStep.WaitRandom => Wait,
        ApplicationStep.Process => Process,
        ApplicationStep.At => At,
        ApplicationStep.SetNoDelay => NoDelay,
        ApplicationStep.SendMore => SendMore,
        ApplicationStep.SetCork => Cork,
        ApplicationStep.SetLinger => Linger,
        ApplicationStep.SetKeepAlive => KeepAlive,
        _ => Words.First(known => known.Step == step).Word,
    };

    /// <inheritdoc/>
    public override Node Write(ApplicationStep value) => value switch
    {
        ApplicationStep.Send send => Written.Mapping(Send, Bytes.Write(send.Bytes)),
        ApplicationStep.Receive receive => Written.Mapping(Receive, Bytes.Write(receive.Bytes)),
        ApplicationStep.Wait wait => Written.Mapping(Wait, Time.Write(wait.Length)),
        ApplicationStep.At at => Written.Mapping(At, Time.Write(at.Time)),
        ApplicationStep.SetNoDelay set => Written.Mapping(NoDelay, Switch.Write(set.On)),
        ApplicationStep.SendMore send => Written.Mapping(SendMore, Bytes.Write(send.Bytes)),
        ApplicationStep.SetCork set => Written.Mapping(Cork, Switch.Write(set.On)),
        ApplicationStep.SetLinger set => Written.Mapping(Linger, Time.Write(set.Time)),
        ApplicationStep.SetKeepAlive set => Written.Mapping(KeepAlive, Switch.Write(set.On)),
        ApplicationStep.SendRandom send => Written.Mapping(Send, RandomSend.Write(send.Size, send.Draw)),
        ApplicationStep.ReceiveRandom receive => Written.Mapping(Receive, RandomReceive.Write(receive.Size, receive.Draw)),
        ApplicationStep.WaitRandom wait => Written.Mapping(Wait, RandomWait.Write(wait.Time, wait.Draw)),
        ApplicationStep.Process { Work.Distribution: null } work =>
            Written.Mapping(Process, Time.Write(new SimDuration(work.Work.Mean))),
        ApplicationStep.Process work => Written.Mapping(Process, RandomWork.Write(work.Work, work.Draw)),
        _ => Written.Text(NameOf(value)),
    };

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("step", () => new JsonObject
        {
            ["description"] = "What an application does with its socket, one step after the other.",
            ["anyOf"] = new JsonArray(
            new JsonObject
            {
                ["enum"] = new JsonArray([.. Words.Select(known => (JsonNode?)JsonValue.Create(known.Word))]),
            },
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["minProperties"] = 1,
                ["maxProperties"] = 1,
                ["properties"] = new JsonObject
                {
                    [Send] = OrRandom(Bytes.Describe(definitions), RandomSend, definitions),
                    [Receive] = OrRandom(Bytes.Describe(definitions), RandomReceive, definitions),
                    [Wait] = OrRandom(Time.Describe(definitions), RandomWait, definitions),
                    [At] = Time.Describe(definitions),
                    [NoDelay] = Switch.Describe(definitions),
                    [SendMore] = Bytes.Describe(definitions),
                    [Cork] = Switch.Describe(definitions),
                    [Linger] = Time.Describe(definitions),
                    [KeepAlive] = Switch.Describe(definitions),
                    [Process] = OrRandom(Time.Describe(definitions), RandomWork, definitions),
                },
            }),
        });

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out ApplicationStep value)
    {
        value = null;
        switch (node)
        {
            case TextNode { IsMissing: false } text:
                value = Words.FirstOrDefault(known => known.Word == text.Text).Step;
                if (value is null)
                {
                    context.Report(node.Origin, () => UnknownWord(text));
                }

                return value is not null;
            case MappingNode { Entries: [var entry] } when Words.Any(known => known.Word == entry.Key.Text):
                context.Report(
                    entry.Key.Origin, $"'{entry.Key.Text}' takes no value: write it without a colon");
                return false;
            case MappingNode mapping:
                return SingleKey.TryRead(mapping, "a step", WithValue, context, out var found)
                    && TryRead(found.Value, context, out value);
            default:
                context.Report(
                    node.Origin,
                    () => $"expected a step such as close or {{ send: 200 B }}, not {node.Kind}");
                return false;
        }
    }

    private static bool TryRead(
        MappingEntry entry, ReadContext context, [MaybeNullWhen(false)] out ApplicationStep value)
    {
        if (entry.Value is MappingNode && entry.Key.Text is Send or Receive or Wait or Process)
        {
            return TryReadRandom(entry, context, out value);
        }

        long bytes = 0;
        SimDuration time = default;
        var on = false;
        var read = entry.Key.Text switch
        {
            Send or Receive or SendMore => Bytes.TryRead(entry.Value, context, out bytes),
            Wait or At or Linger or Process => Time.TryRead(entry.Value, context, out time),
            _ => Switch.TryRead(entry.Value, context, out on),
        };
        value = !read ? null : entry.Key.Text switch
        {
            Send => new ApplicationStep.Send(bytes),
            Receive => new ApplicationStep.Receive(bytes),
            Wait => new ApplicationStep.Wait(time),
            At => new ApplicationStep.At(time),
            SendMore => new ApplicationStep.SendMore(bytes),
            Cork => new ApplicationStep.SetCork(on),
            Linger => new ApplicationStep.SetLinger(time),
            KeepAlive => new ApplicationStep.SetKeepAlive(on),
            Process => new ApplicationStep.Process(new RandomAmount(time.Nanoseconds), 0),
            _ => new ApplicationStep.SetNoDelay(on),
        };
        return read;
    }

    private static bool TryReadRandom(
        MappingEntry entry, ReadContext context, [MaybeNullWhen(false)] out ApplicationStep value)
    {
        var shape = entry.Key.Text switch
        {
            Send => RandomSend,
            Receive => RandomReceive,
            Wait => RandomWait,
            _ => RandomWork,
        };
        value = !shape.TryRead(entry.Value, context, out var amount, out var draw) ? null : entry.Key.Text switch
        {
            Send => new ApplicationStep.SendRandom(amount, draw),
            Receive => new ApplicationStep.ReceiveRandom(amount, draw),
            Wait => new ApplicationStep.WaitRandom(amount, draw),
            _ => new ApplicationStep.Process(amount, draw),
        };
        return value is not null;
    }

    private static JsonObject OrRandom(JsonObject constant, RandomStepShape random, SchemaDefinitions definitions) =>
        new() { ["anyOf"] = new JsonArray(constant, random.Describe(definitions)) };

    private static string UnknownWord(TextNode text)
    {
        if (WithValue.Contains(text.Text, StringComparer.Ordinal))
        {
            return $"'{text.Text}' needs a value, such as {{ {text.Text}: {Example(text.Text)} }}";
        }

        var all = Words.Select(known => known.Word).Concat(WithValue).ToList();
        return $"{text.Kind} is not a step{Spelling.Hint(text.Text, all)} (steps: {Spelling.Phrase(all)})";
    }

    private static string Example(string step) => step switch
    {
        Send or Receive or SendMore => "200 B",
        NoDelay or Cork or KeepAlive => "true",
        _ => "100 ms",
    };
}
