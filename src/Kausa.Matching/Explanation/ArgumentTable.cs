using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Explanation;

/// <summary>Arguments of one name for small numbers, each made once: an answer names hundreds of them.</summary>
/// <param name="make">Makes the argument of a number.</param>
/// <param name="count">Numbers that are kept, from 0; others are made anew.</param>
/// <remarks>Thread-safe: whoever comes second keeps an equal argument.</remarks>
internal sealed class ArgumentTable(Func<int, TextArgument> make, int count)
{
    private readonly TextArgument?[] _made = new TextArgument?[count];

    /// <summary>The argument of a number.</summary>
    public TextArgument this[int number] => (uint)number < (uint)_made.Length ? _made[number] ??= make(number) : make(number);
}
