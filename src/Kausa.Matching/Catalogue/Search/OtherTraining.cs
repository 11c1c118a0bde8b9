using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>How an occupation is learned that is no training occupation of BBiG or HwO.</summary>
public enum TrainingRoute
{
    /// <summary>Nursing: school of nursing and hospital or home, under the Nursing Professions Act (Pflegeberufegesetz).</summary>
    Nursing,

    /// <summary>At a vocational school (Berufsfachschule, Fachschule), mostly under a law of its own or of the state.</summary>
    School,

    /// <summary>At a university or university of applied sciences, dual courses included.</summary>
    University,

    /// <summary>In the public service: police, fire service, customs, armed forces.</summary>
    PublicService,

    /// <summary>By no regulated training: through courses, an entrance examination, or after another training.</summary>
    NotRegulated,
}

/// <summary>A searched word names an occupation that is learned elsewhere.</summary>
/// <param name="Word">The word as people say it: "Krankenschwester".</param>
/// <param name="Route">How it is learned.</param>
/// <param name="Near">Training occupations close enough to be worth a look, closest first; may be empty.</param>
public sealed record OtherTraining(string Word, TrainingRoute Route, IReadOnlyList<Occupation> Near);
