using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>The facts of a company that rules about its right to train in one occupation look at: companies alike in them need the rules only once.</summary>
/// <param name="Prohibition">Ban on training.</param>
/// <param name="State">State of the entitlement in the occupation; null when there is none.</param>
/// <param name="HasPartner">Whether a partner of joint training is named.</param>
/// <param name="Trainers">Six bits per trainer for the occupation, the first in the lowest: qualification and aptitude, each plus 1, 0 when not known.</param>
/// <param name="TrainerCount">Number of these trainers.</param>
internal readonly record struct EntitlementFactsKey(TrainingProhibition? Prohibition, EntitlementState? State, bool HasPartner, ulong Trainers, int TrainerCount)
{
    private const int BitsPerTrainer = 6;
    private const int MostTrainers = 64 / BitsPerTrainer;

    /// <summary>The facts of a company and an occupation; null for a company with more trainers than fit.</summary>
    public static EntitlementFactsKey? Of(Company company, Id<Occupation> occupation)
    {
        TrainingEntitlement? entitlement = null;
        foreach (var held in company.Entitlements.AsSpan())
        {
            if (held.Occupation == occupation)
            {
                entitlement = held;
                break;
            }
        }

        var trainers = 0UL;
        var count = 0;
        foreach (var trainer in company.Trainers.AsSpan())
        {
            if (trainer.Occupations.Count == 0 || trainer.Occupations.Contains(occupation))
            {
                if (count == MostTrainers)
                {
                    return null;
                }

                trainers |= (ulong)(((int)(trainer.Aevo ?? (AevoState)(-1)) + 1) << 3 | ((int)(trainer.Qualification ?? (TrainerQualification)(-1)) + 1)) << (BitsPerTrainer * count++);
            }
        }

        return new EntitlementFactsKey(company.Prohibition, entitlement?.State, entitlement?.VerbundPartner is not null, trainers, count);
    }
}
