namespace NetSim.Tests.Topologies;

/// <summary>Every kind of mistake in a connection’s conversation and in service levels, with its
/// position.</summary>
public class ConversationProblemTests
{
    [Theory]
    [InlineData("start: ¦x", "expected a time such as 10 ms, not 'x'")]
    [InlineData("start: ¦[1 s]", "expected a time such as 10 ms, not a list")]
    [InlineData("start: ¦5 min", "nothing opens at 5 min: the run ends at 5 min ('duration')")]
    [InlineData("start: { first: ¦301 s }", "nothing opens at 301 s: the run ends at 5 min ('duration')")]
    [InlineData(
        "start: { ¦evry: 1 s }",
        "'start' has no key 'evry': did you mean 'every'? (keys: first, every, poisson, times, users, think, "
            + "ramp, count, until)")]
    [InlineData("start: { every: ¦0 s }", "'0 s' is zero: it has to be more")]
    [InlineData("start: { every: 1 s, ¦poisson: 1 /s }", "either 'every' or 'poisson', not both")]
    [InlineData(
        "start: { poisson: ¦50 }",
        "'50' has no unit: expected a frequency such as 50 /s (units: /s, /min, /ms)")]
    [InlineData("start: { poisson: ¦0 /s }", "'0 /s' is out of range: from 0.000001 /s to 1e9 /s")]
    [InlineData(
        "start: ¦{ poisson: 10000 /s }",
        "more than 1000000 instances in a run: limit them with 'count' or 'until'")]
    [InlineData("start: { count: ¦unlimited }", "'unlimited' needs 'every', 'poisson', 'times' or 'users'")]
    [InlineData("start: { count: ¦1000001 }", "expected a whole number from 1 to 1000000, not '1000001'")]
    [InlineData(
        "start: { ¦until: 5 s }", "'until' needs 'every', 'poisson', 'times' or 'users': without them all open at 'first'")]
    [InlineData(
        "start: { every: 1 s, first: 2 s, until: ¦2 s }", "nothing opens: 'until' is not after 'first'")]
    [InlineData("start: { every: 1 s, ¦users: 3 }", "either 'every' or 'users', not both")]
    [InlineData("start: { users: ¦0 }", "expected a whole number from 1 to 100000, not '0'")]
    [InlineData("start: { every: 1 s, ¦think: 1 s }", "'think' needs 'users'")]
    [InlineData("start: { ¦ramp: 1 s }", "'ramp' needs 'users'")]
    [InlineData("start: { users: 1, think: ¦[] }", "expected a time such as 10 ms or { exponential: 10 ms }, not a list")]
    [InlineData("start: { times: ¦[] }", "expected at least 1 times, not none")]
    [InlineData("start: { times: ¦[5 min] }", "nothing opens at 5 min: the run ends at 5 min ('duration')")]
    [InlineData("start: { times: ¦nowhere.csv }", "there is no file 'nowhere.csv'")]
    [InlineData("nodelay: ¦maybe", "expected true or false, not 'maybe'")]
    [InlineData(
        "tls: true, ¦fast_open: cookie", "'fast_open' is for plain TCP: it cannot come with 'tls'")]
    [InlineData("¦balance: random", "'balance' needs a list of several servers in 'to'")]
    [InlineData("bulk: ¦both", "'both' is not a direction (there are: download, upload)")]
    [InlineData("background: false, bulk: upload, ¦close: client", "either 'bulk' or 'close', not both")]
    [InlineData("simultaneous_open: ¦1", "expected true or false, not '1'")]
    public void When_and_how_it_opens_is_checked(string keys, string expected) => Check(keys, expected);

    [Theory]
    [InlineData("tls: ¦yes", "expected true, false or a mapping such as { version: \"1.3\" }, not 'yes'")]
    [InlineData("tls: { version: ¦1.4 }", "'1.4' is not a TLS version (there are: 1.3, 1.2, 1.1, 1.0, ssl3)")]
    [InlineData("tls: { version: ¦[] }", "expected at least one TLS version")]
    [InlineData("tls: { version: ¦[1.2, 1.3, 1.2, 1.1, 1.0, ssl3] }", "6 TLS versions: at most 5")]
    [InlineData(
        "tls: { certificate: ¦rsa2048 }",
        "'rsa2048' is not a certificate: did you mean 'rsa_2048'? (there are: ecdsa_p256, ecdsa_p384, rsa_1024, rsa_2048, "
            + "rsa_3072, rsa_4096, ed25519, ed448, ml_dsa_44, ml_dsa_65, ml_dsa_87, slh_dsa_128s, slh_dsa_128f, fn_dsa_512)")]
    [InlineData(
        "tls: { key_exchange: ¦P256 }",
        "'P256' is not a key exchange: did you mean 'p256'? (there are: x25519, x448, p256, p384, p521, "
            + "ffdhe2048, ffdhe3072, ffdhe4096, ml_kem_512, ml_kem_768, ml_kem_1024, x25519_ml_kem_768, "
            + "p256_ml_kem_768, p384_ml_kem_1024, rsa)")]
    [InlineData("tls: { chain: ¦11 }", "expected a whole number from 1 to 10, not '11'")]
    [InlineData("tls: { session_tickets: ¦-1 }", "expected a whole number from 0 to 255, not '-1'")]
    [InlineData("tls: { key_exchange: ¦[] }", "expected at least one of the key exchanges")]
    [InlineData("tls: { cipher: ¦[aes_128_gcm, aes_128_gcm] }", "one of the ciphers stands there twice")]
    [InlineData("tls: { early_data: ¦true }", "'early_data' needs a 'session' that the client comes with, or 'resume'")]
    [InlineData(
        "tls: { session: ticket, resume: ¦true }",
        "either 'session' or 'resume', not both: the client gets its sessions in the run")]
    [InlineData("tls: { version: 1.2, session: ¦external }", "an external key needs TLS 1.3")]
    [InlineData(
        "tls: { version: 1.3, session_version: ¦1.2 }", "'session_version' is none of the versions that are spoken")]
    [InlineData(
        "tls: { version: 1.2, client_authentication: ¦post_handshake }", "post_handshake needs TLS 1.3")]
    [InlineData("tls: { version: 1.2, ech: ¦accepted }", "'ech' needs TLS 1.3")]
    [InlineData("tls: { version: 1.3, renegotiation: ¦server }", "TLS 1.3 has no renegotiation")]
    [InlineData(
        "tls: { version: 1.3, false_start: ¦true }",
        "'false_start' is for TLS 1.2: the client of TLS 1.3 is as early anyway")]
    [InlineData("tls: { alpn: ¦'' }", "expected an application protocol such as h2")]
    [InlineData("tls: { max_fragment_length: ¦1000 }", "'1000' is not a fragment length (there are: 512, 1024, 2048, 4096)")]
    [InlineData("tls: { cpu: ¦maybe }", "expected true, false or none, not 'maybe'")]
    [InlineData(
        "tls: { profile: go, session: ticket, early_data: ¦true }", "Go's crypto/tls has no early data over TCP")]
    [InlineData("tls: true, starttls: ¦pop3", "'pop3' is not a protocol (there are: none, smtp, imap, postgresql)")]
    [InlineData("¦starttls: smtp", "'starttls' needs 'tls'")]
    [InlineData("¦server_tls: { version: 1.2 }", "'server_tls' needs 'tls'")]
    public void TLS_is_checked(string keys, string expected) => Check(keys, expected);

    [Theory]
    [InlineData("exchange: ¦{ request: 1 B }", "expected a list of exchanges, not a mapping")]
    [InlineData(
        "exchange: [{ ¦requst: 1 B }]",
        "an exchange has no key 'requst': did you mean 'request'? (keys: request, response, think, "
            + "processing, client_think, repeat, pipeline)")]
    [InlineData("exchange: [¦{ think: 1 s }]", "an exchange needs a 'request', a 'response' or both")]
    [InlineData(
        "exchange: [¦{ request: 0 B, response: 0 }]",
        "an exchange needs a 'request', a 'response' or both")]
    [InlineData(
        "exchange: [{ request: { ¦exponetial: 1 kB } }]",
        "a random size has no key 'exponetial': did you mean 'exponential'? (keys: uniform, normal, exponential, lognormal, "
            + "gamma, pareto, weibull, samples, csv)")]
    [InlineData("exchange: [{ request: { exponential: ¦0 B } }]", "'0 B' is too small: at least 1 B")]
    [InlineData("exchange: [{ request: { gamma: ¦5 kB } }]", "expected { mean: ..., deviation: ... }, not '5 kB'")]
    [InlineData("exchange: [{ request: { gamma: ¦{ mean: 5 kB } } }]", "a distribution needs 'deviation'")]
    [InlineData("exchange: [{ request: 1 B, processing: { exponential: ¦5 } }]", "'5' has no unit: expected a time such as "
        + "10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("exchange: [{ request: 1 B, ¦pipeline: 2 }]", "'pipeline' needs a 'request' and a 'response'")]
    [InlineData("exchange: [{ request: ¦2000 GB }]", "'2000 GB' is too large: at most 1000 GB")]
    [InlineData(
        "exchange: [{ request: 1 B, repeat: ¦0 }]", "expected a whole number from 1 to 10000, not '0'")]
    [InlineData(
        "¦exchange: [{ request: 1 B, repeat: 10000 }, { request: 1 B, repeat: 10000 }, { request: 1 B, "
            + "repeat: 10000 }, "
    + "{ request: 1 B, repeat: 10000 }]", "more than 200000 steps in the whole topology")]
    [InlineData(
        "close: ¦clint",
        "'clint' is not a way to close: did you mean 'client'? (there are: client, server, both, "
            + "abort, none)")]
    public void Exchanges_are_checked(string keys, string expected) => Check(keys, expected);

    [Theory]
    [InlineData("¦client: []", "'client' needs 'server' too: [] if that side does nothing")]
    [InlineData("¦server: [close]", "'server' needs 'client' too: [] if that side does nothing")]
    [InlineData(
        "¦exchange: [], client: [], server: []",
        "either 'exchange' and 'close' or the steps of 'client' and 'server', not both")]
    [InlineData(
        "client: [], server: [], ¦close: client",
        "either 'exchange' and 'close' or the steps of 'client' and 'server', not both")]
    [InlineData("client: ¦close, server: []", "expected a list of steps, not 'close'")]
    [InlineData("client: [¦clse], server: []", "'clse' is not a step: did you mean 'close'? "
        + "(steps: receive_eof, shutdown, close, close_both, abort, stream, send, receive, wait, at, nodelay, "
        + "send_more, cork, linger, keepalive, process)")]
    [InlineData("client: [¦send], server: []", "'send' needs a value, such as { send: 200 B }")]
    [InlineData("client: [¦nodelay], server: []", "'nodelay' needs a value, such as { nodelay: true }")]
    [InlineData("client: [¦wait], server: []", "'wait' needs a value, such as { wait: 100 ms }")]
    [InlineData("client: [{ ¦close: now }], server: []", "'close' takes no value: write it without a colon")]
    [InlineData(
        "client: [{ ¦sned: 1 B }], server: []",
        "a step has no key 'sned': did you mean 'send'? (keys: send, receive, wait, at, nodelay, "
        + "send_more, cork, linger, keepalive, process)")]
    [InlineData(
        "client: [{ send: 1 B, ¦wait: 1 s }], server: []",
        "a step has one key: 'wait' comes after 'send'")]
    [InlineData("client: [¦{}], server: []", "a step needs one key: send, receive, wait, at, nodelay, "
        + "send_more, cork, linger, keepalive, process")]
    [InlineData(
        "client: [¦[close]], server: []", "expected a step such as close or { send: 200 B }, not a list")]
    [InlineData("client: [{ send: ¦0 B }], server: []", "'0 B' is too small: at least 1 B")]
    [InlineData(
        "client: [{ send: ¦{ size: 1 kB } }], server: []", "the 'send' of something random needs 'draw'")]
    [InlineData("client: [{ ¦receive: }], server: []", "'receive' has no value")]
    [InlineData("client: [close, ¦{ wait: 1 s }], server: []", "'wait' cannot come after 'close'")]
    [InlineData("client: [abort, ¦abort], server: []", "'abort' cannot come after 'abort'")]
    [InlineData(
        "client: [shutdown, { receive: 1 B }, ¦{ send: 1 B }], server: []",
        "'send' cannot come after 'shutdown'")]
    [InlineData(
        "client: [receive_eof, { send: 1 B }, ¦{ receive: 1 B }], server: []",
        "'receive' cannot come after 'receive_eof'")]
    public void Steps_are_checked(string keys, string expected) => Check(keys, expected);

    [Theory]
    [InlineData(
        "p95(handshake) < 300 ms",
        "expected a service level such as p95(handshake) <= 300 ms or completed >= 99 %, not "
            + "'p95(handshake) < 300 ms'")]
    [InlineData(
        "p95",
        "expected a service level such as p95(handshake) <= 300 ms or completed >= 99 %, not 'p95'")]
    [InlineData(
        "p95(hand_shake) <= 300 ms",
        "'hand_shake' is not a phase: did you mean 'handshake'? (phases: connect, handshake, "
            + "first_byte, last_byte, close, total)")]
    [InlineData("p95 <= 300 ms", "'p95' needs a phase, such as p95(handshake)")]
    [InlineData(
        "p0(total) <= 3 s",
        "'p0' is not a statistic: there are p50, p95, p99.9 and the like, mean, and completed")]
    [InlineData(
        "p100(total) <= 3 s",
        "'p100' is not a statistic: there are p50, p95, p99.9 and the like, mean, and completed")]
    [InlineData(
        "max(total) <= 3 s",
        "'max' is not a statistic: there are p50, p95, p99.9 and the like, mean, and completed")]
    [InlineData(
        "<= 3 s", "'' is not a statistic: there are p50, p95, p99.9 and the like, mean, and completed")]
    [InlineData("p95(pge.total) <= 3 s", "there is no connection 'pge': did you mean 'page'?")]
    [InlineData(
        "p95(total) <= 3 %",
        "'%' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData(
        "completed >= 99 s",
        "'s' is not a unit here: expected a probability such as 1 % or 0.01 (units: %, ‰)")]
    [InlineData("completed(web) >= 99 %", "there is no connection 'web'")]
    public void Service_levels_are_checked(string text, string expected) =>
        Assert.Equal(
            $"t.yaml:8:5: {expected}",
            TopologyText.ProblemOf($"{TopologyText.Minimal}expect:\n  - '{text}'\n"));

    [Theory]
    [InlineData("syn_flood: true, ¦tls: true", "'tls' cannot come with 'syn_flood': a SYN is all that it sends")]
    [InlineData("syn_flood: true, ¦exchange: [{ request: 1 B }]", "'exchange' cannot come with 'syn_flood': a SYN is all that it sends")]
    [InlineData("syn_flood: true, background: ¦false", "'syn_flood' leaves nothing to be summarized: it is in the background")]
    public void A_flood_is_nothing_but_SYNs(string keys, string expected) =>
        TopologyText.AssertProblem(
            expected,
            TopologyText.Minimal + $"  flood: {{ from: client, to: \"server:80\", {keys} }}\n");

    [Fact]
    public void Something_has_to_be_in_the_foreground() =>
        Assert.Equal(
            "t.yaml:6:3: all connections are in the background: nothing would be summarized",
            TopologyText.ProblemOf(TopologyText.Minimal.Replace(
                "to: \"server:80\"", "to: \"server:80\", bulk: upload", StringComparison.Ordinal)));

    [Fact]
    public void The_background_has_no_service_levels() =>
        Assert.Equal(
            "t.yaml:8:9: 'load' is in the background: it has no statistics to expect of",
            TopologyText.ProblemOf(TopologyText.Minimal
                + "  load: { from: client, to: \"server:80\", bulk: upload }\nexpect: [p95(load.connect) <= 1 s]\n"));

    private static void Check(string keys, string expected) =>
        TopologyText.AssertProblem(
            expected,
            TopologyText.Minimal.Replace(
                "to: \"server:80\"", $"to: \"server:80\", {keys}", StringComparison.Ordinal));
}
