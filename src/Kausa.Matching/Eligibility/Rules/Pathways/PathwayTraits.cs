using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>Which legal regimes a pathway falls under.</summary>
/// <remarks>
/// BvB, AVdual and the assessment of competence are measures, school and an examination: no employment begins with them.
/// Training in an occupation, with its contract under the BBiG, is dual training, assisted training and training outside companies.
/// </remarks>
internal static class PathwayTraits
{
    /// <summary>Work permits, waiting periods and medical checks concern it: somebody is employed.</summary>
    public static bool IsEmployment(this Pathway pathway) => pathway is not (Pathway.Bvb or Pathway.Avdual or Pathway.Validation);

    /// <summary>Entitlement, trainer and minimum pay concern it: training under a contract of the BBiG.</summary>
    public static bool IsVocationalTraining(this Pathway pathway) => pathway is Pathway.DualApprenticeship or Pathway.AsaFlex or Pathway.ExternalTraining;
}
