namespace NetSim.Units;

/// <summary>Lets whole numbers read as lengths of time: <c>200.Milliseconds</c>.</summary>
public static class SimTimeLiterals
{
    extension(int count)
    {
        /// <summary>This many nanoseconds.</summary>
        public SimDuration Nanoseconds => new(count);

        /// <summary>This many microseconds.</summary>
        public SimDuration Microseconds => new(1000L * count);

        /// <summary>This many milliseconds.</summary>
        public SimDuration Milliseconds => SimDuration.FromMilliseconds(count);

        /// <summary>This many seconds.</summary>
        public SimDuration Seconds => SimDuration.FromMilliseconds(1000L * count);
    }
}
