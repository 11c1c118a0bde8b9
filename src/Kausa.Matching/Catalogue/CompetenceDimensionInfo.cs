using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>What is known about one of the 32 competence dimensions.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Code">Stable code in files and messages, as <c>COG_LOGIC</c>.</param>
/// <param name="TermGerman">German term.</param>
/// <param name="TermEnglish">English term.</param>
/// <param name="DefinitionEnglish">One English sentence that says what is meant.</param>
/// <param name="Instruments">Codes of the instruments and sources that commonly measure it, most specific first.</param>
public sealed record CompetenceDimensionInfo(
    CompetenceDimension Dimension,
    string Code,
    string TermGerman,
    string TermEnglish,
    string DefinitionEnglish,
    IReadOnlyList<string> Instruments);
