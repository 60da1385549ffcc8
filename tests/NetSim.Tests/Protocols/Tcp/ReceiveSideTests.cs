using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class ReceiveSideTests
{
    // A buffer of 3,930 B holds a window of 1,965 B: less than a segment of 3,529 B. Filled but for a byte, then read.
    [Fact]
    public void A_window_of_a_byte_opens_when_the_buffer_is_free_again()
    {
        var side = new ReceiveSide(new TcpOptions { ReceiveBufferBytes = 3930, WindowScaling = false }, 3529);
        side.Synchronize(default);
        side.Announce(isScaled: true);
        var all = side.WindowBytes;

        side.TakeInOrder(side.Next + (uint)(all - 1));
        Assert.True(side.Announce(isScaled: true) <= 1);
        side.Read(all - 1, null, default);

        Assert.True(side.Announce(isScaled: true) > all / 2);
    }
}
