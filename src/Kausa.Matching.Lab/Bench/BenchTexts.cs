namespace Kausa.Matching.Lab.Bench;

/// <summary>The papers that go with KAUSA-Bench.</summary>
public static class BenchTexts
{
    /// <summary>Data card, Markdown.</summary>
    public const string DataCard = """
        # KAUSA-Bench, version 1

        **Synthetic data.** Every person, company and place is invented. Nothing here says anything about real people; conclusions drawn on it hold for the model that drew it.

        Two frozen markets of German vocational training, small (100 people, 60 places) and middle (600 people, 400 places), drawn from the specification of Stuttgart with seed 2026.

        | file | what |
        |---|---|
        | `market/` | what an office would know: people, places, companies, evidence, wishes; `truth*.csv` beside it is what is the case and no matcher may read it |
        | `pairs.csv` | eligible pairs: four qualities in basis points as the engine sees them, and the true worth to both sides in millionths (for scoring, not for matching) |
        | `seats.csv` | open seats of each place |
        | `candidates.qrels`, `places.qrels` | grades 0 to 3 of each list by true mutual worth (harmonic mean): the best 3 % have 3, the best 10 % at least 2, the best 30 % at least 1 |
        | `SHA256SUMS` | digests; a file with another digest is not version 1 |

        Rates come from published figures where there are any; docs/data-card.md of Kausa.Matching lists each beside what the generator gives, docs/market-generator.md says how it draws.
        Truth is a vector of 32 competences and four language skills; evidence is truth with the error of its instrument; papers are missing more often for people who came lately.

        Score results of any system with `kausa lab score --matching FILE` or `--ranking FILE`. The answer has one block for the matched world and one for each of eight worlds in which truth does not
        fit what evidence claims. Report them all: a result that holds in the matched world alone is a result about the model.

        Not for: judging people, training systems that decide about people, statements about groups in the real labour market.

        """;

    /// <summary>Licence of the data.</summary>
    public const string Licence = """
        KAUSA-Bench, version 1. Copyright the Kausa.Matching authors.

        This data set is licensed under the Creative Commons Attribution 4.0 International licence: https://creativecommons.org/licenses/by/4.0/legalcode

        Postal codes and districts are derived from the postal code data of GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution 4.0. Changed: merged, corrected and projected
        to a grid. Occupation codes: Klassifikation der Berufe 2010, Bundesagentur für Arbeit.

        """;

    /// <summary>How to cite it.</summary>
    public const string Citation = """
        cff-version: 1.2.0
        message: If you use this data set, please cite it as below.
        type: dataset
        title: KAUSA-Bench
        version: 1.0.0
        license: CC-BY-4.0
        authors:
          - name: The Kausa.Matching authors
        abstract: Frozen synthetic markets of German vocational training with the truth behind them, for measuring matchings and rankings.

        """;
}
