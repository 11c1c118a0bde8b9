using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Takes papers out of a file, each with the same chance whatever it says; what is hidden at a share is hidden at every larger one.</summary>
internal static class HiddenPapers
{
    private const int Parts = 100;

    /// <summary>A thinner file.</summary>
    /// <param name="person">The person.</param>
    /// <param name="percent">Share of papers taken out, 0..100.</param>
    /// <param name="random">Draws them, by person and paper.</param>
    /// <param name="index">Number of the person.</param>
    public static Candidate Of(Candidate person, int percent, RandomSource random, int index)
    {
        return person with
        {
            Evidence = person.Evidence.Where(piece => IsKept($"hidden/{piece.Id}")).ToValueList(),
            LanguageEvidence = person.LanguageEvidence.Where(proof => IsKept($"hidden/german/{proof.Id}")).ToValueList(),
        };

        bool IsKept(string topic) => random.Key(topic, index) % Parts >= (ulong)percent;
    }
}
