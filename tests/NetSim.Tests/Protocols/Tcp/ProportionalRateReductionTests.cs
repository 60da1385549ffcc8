using NetSim.Protocols.Tcp.Recovery;

namespace NetSim.Tests.Protocols.Tcp;

public class ProportionalRateReductionTests
{
    // RFC 6937 §4, the example without limits: cwnd 20, one loss, ssthresh 10: one segment goes out for two that arrive.
    [Fact, Rfc(6937, "3.1")]
    public void Half_a_segment_goes_out_for_each_that_arrives()
    {
        var reduction = new ProportionalRateReduction();
        reduction.Begin(20);
        var inFlight = 19;
        var sent = 0;
        for (var arrived = 0; arrived < 18; arrived++)
        {
            inFlight--;
            for (var window = reduction.WindowAfter(1, inFlight, 10, isSafe: false); inFlight < window; inFlight++)
            {
                reduction.OnSent();
                sent++;
            }
        }

        Assert.Equal(9, sent);
        Assert.Equal(10, inFlight);
    }

    // RFC 6937 §3.1, slow start part: below ssthresh as much goes out as arrives, and one more where that is safe.
    [Theory, Rfc(6937, "3.1")]
    [InlineData(false, 4)]
    [InlineData(true, 5)]
    public void Below_the_threshold_it_fills_up_again(bool isSafe, int expectedWindow)
    {
        var reduction = new ProportionalRateReduction();
        reduction.Begin(20);
        reduction.OnSent();

        // Two arrived, one was sent: two may follow, as many as arrived.
        Assert.Equal(expectedWindow, reduction.WindowAfter(2, inFlight: 2, threshold: 10, isSafe));
    }
}
