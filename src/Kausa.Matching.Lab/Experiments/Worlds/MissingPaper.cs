using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Takes one paper out of a file, each with the same chance whatever it says.</summary>
internal static class MissingPaper
{
    /// <summary>The file without it.</summary>
    /// <param name="person">The person.</param>
    /// <param name="random">Draws the paper.</param>
    /// <param name="index">Number of the person.</param>
    /// <returns>The person with one paper less; the same where there is none.</returns>
    public static Candidate Of(Candidate person, RandomSource random, int index)
    {
        var count = person.Evidence.Count + person.LanguageEvidence.Count;
        if (count == 0)
        {
            return person;
        }

        var gone = random.Stream("missing/paper", index).Below(count);
        return person with
        {
            Evidence = person.Evidence.Where((_, at) => at != gone).ToValueList(),
            LanguageEvidence = person.LanguageEvidence.Where((_, at) => at + person.Evidence.Count != gone).ToValueList(),
        };
    }
}
