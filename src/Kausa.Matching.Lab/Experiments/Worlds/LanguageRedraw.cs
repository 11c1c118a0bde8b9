using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Draws the level of a proof of German anew, so that what the engine reads in it is the truth with the error of the world.</summary>
/// <remarks>Readings and errors are those of docs/evidence.md, "Language". An examination that ends below the level drawn gives way to one that does not; nobody certifies less than A1, then an adviser notes it.</remarks>
internal static class LanguageRedraw
{
    private const int StepTenths = 10;
    private const int Hundredths = 10;

    /// <param name="proof">The proof.</param>
    /// <param name="months">Whole months since it was given; each adds half a squared tenth to the error.</param>
    /// <param name="truth">Four true levels in tenths.</param>
    /// <param name="bias">Tenths that raters take off.</param>
    /// <param name="errors">Errors of the world.</param>
    /// <param name="random">Stream of this proof.</param>
    /// <param name="policy">Gives the prior, from which skills differ within a person.</param>
    public static LanguageEvidence Redraw(LanguageEvidence proof, int months, IReadOnlyList<int> truth, int bias, EvidenceErrors errors, RandomStream random, LanguagePolicy policy)
    {
        var (above, error) = proof.Kind switch
        {
            EvidenceKind.CertificateLanguage => (3, proof.Skill is null ? 6 : 3),
            EvidenceKind.SelfEstimate => (-3, 8),
            _ => (0, 6),
        };

        // An overall level stands for the mean of four skills; what each differs from it is part of the error already. All in hundredths of a level.
        var shared = proof.Skill is null ? policy.PriorErrorTenths * policy.PriorErrorTenths * (100 - policy.UnmeasuredCorrelationPercent) * 3 / 4 : 0;
        var aged = (int)Math.Sqrt((error * error * 100) + (months * 50));
        var drawn = errors.Draw(random, aged, StepTenths * Hundredths, shared);
        var level = proof.Skill is { } skill ? truth[(int)skill] : (truth.Sum() + 2) / 4;
        var reached = Math.Clamp((((level - above - bias) * Hundredths) + drawn + (StepTenths * Hundredths / 2)) / (StepTenths * Hundredths), (int)CefrLevel.A0, (int)CefrLevel.C2);
        if (proof.Kind == EvidenceKind.CertificateLanguage && reached == (int)CefrLevel.A0)
        {
            return proof with { Level = CefrLevel.A0, Kind = EvidenceKind.AdviserEstimate, Instrument = null };
        }

        return proof with { Level = (CefrLevel)reached, Instrument = proof.Instrument == "DTZ" && reached > (int)CefrLevel.B1 ? "TELC" : proof.Instrument };
    }
}
