using System.Globalization;
using Kausa.Matching.Kernels;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Benchmarks;

/// <summary>Pairs per second of the shortfall kernel on one thread, for those who compare it with a library of their own.</summary>
internal static class KernelRate
{
    private const int Rounds = 31;
    private const int RunsPerRound = 200;

    /// <summary>Prints a line per size of tile.</summary>
    /// <returns>0.</returns>
    public static int Run()
    {
        foreach (var kilobytes in new[] { 16, 512 })
        {
            var tile = new KernelTile(kilobytes * 1024);
            var kernel = tile.SumOf(KernelSelector.Chosen);
            var times = new double[Rounds];
            for (var round = -Rounds; round < Rounds; round++)
            {
                var begin = ThreadClock.Nanoseconds;
                for (var run = 0; run < RunsPerRound; run++)
                {
                    tile.Run(kernel);
                }

                if (round >= 0)
                {
                    times[round] = (ThreadClock.Nanoseconds - begin) / (double)(RunsPerRound * KernelTile.PairsPerRun);
                }
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{KernelSelector.Chosen} tile_kb {kilobytes} ns_per_pair {times[Rounds / 2]:F3} q1 {times[Rounds / 4]:F3} q3 {times[Rounds * 3 / 4]:F3}"));
        }

        return 0;
    }
}
