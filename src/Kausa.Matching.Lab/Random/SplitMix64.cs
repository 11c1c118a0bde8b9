namespace Kausa.Matching.Lab.Random;

/// <summary>Mixes 64 bits so that neighbouring inputs share nothing: the finaliser and step of SplitMix64.</summary>
/// <remarks>Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
internal static class SplitMix64
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Mixes one value; a bijection of 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Advances a state and returns the next value of its sequence.</summary>
    public static ulong Next(ref ulong state)
    {
        state += Step;
        return Mix(state);
    }
}
