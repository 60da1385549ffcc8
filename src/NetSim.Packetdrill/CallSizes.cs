namespace NetSim.Packetdrill;

/// <summary>How many bytes a call reads or writes.</summary>
internal static class CallSizes
{
    /// <summary>The sum of the buffers of a call.</summary>
    public static long Of(CallAction call)
    {
        if (call.Name is "recvmsg" or "sendmsg")
        {
            var message = call.Arguments.Count > 1 ? call.Arguments[1] : null;
            return SumOf(message?.Field("msg_iov"));
        }

        if (call.Name is "readv" or "writev")
        {
            return SumOf(call.Arguments.Count > 1 ? call.Arguments[1] : null);
        }

        return call.Arguments.Count > 2 && call.Arguments[2].Kind == ScriptValueKind.Number
            ? call.Arguments[2].Number
            : throw new ScriptRunException($"{call.Name}() needs a number of bytes");
    }

    private static long SumOf(ScriptValue? vectors) =>
        vectors?.Items?.Sum(vector => vector.Items is [_, var length] ? length.Number : 0)
        ?? throw new ScriptRunException("a list of buffers is expected");
}
