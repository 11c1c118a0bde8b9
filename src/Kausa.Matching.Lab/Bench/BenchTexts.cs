namespace Kausa.Matching.Lab.Bench;

/// <summary>The papers that go with KAUSA-Bench.</summary>
public static class BenchTexts
{
    /// <summary>Data card, Markdown.</summary>
    public const string DataCard = """
        # KAUSA-Bench, version 1

        **Synthetic data.** Every person, company and place is invented. Nothing here says anything about real people; conclusions drawn on it hold for the model that drew it.

        Frozen markets of German vocational training, small (100 people, 60 places) and middle (600 people, 400 places), drawn from the specification of Stuttgart with seed 2026. Each lies here as the
        generator has it (`generated/`) and once for each world that draws truth and evidence anew from the same people, papers and places: `matched/`, where everything is as the policy claims, and four in
        which evidence errs otherwise (`errors-halved/`, `errors-half-more/`, `heavy-tails/`, `biased-raters/`). In each:

        | file | what |
        |---|---|
        | `market/` | what an office would know: people, places, companies, evidence, wishes; `truth*.csv` beside it is what is the case and no matcher may read it |
        | `pairs.csv` | eligible pairs: four qualities in basis points as the engine sees them, and the true worth to both sides in millionths (for scoring, not for matching) |
        | `seats.csv` | open seats of each place |
        | `candidates.qrels`, `places.qrels` | grades 0 to 3 of each list by true mutual worth (harmonic mean): the best 3 % have 3, the best 10 % at least 2, the best 30 % at least 1 |
        | `results.csv` | what the engine's strategies, popularity and random order reach: NDCG@10 and exposure of both sides' lists, by the names of `kausa lab score` |
        | `audit.csv` | audit group of each person, for measuring alone: no matcher may read it. Drawn by chance; it is the group rated too low in `biased-raters/` |

        A third, national (`kausa lab export-bench --size national`), has 100 people and all 550,000 places of a season, in `generated/` alone. Its results.csv has the same rows as those of the other two,
        every value exact. People's lists are judged in full, about 35,000 places each. Companies' lists are judged among those 100 people, so their NDCG@10 is that of short lists; and 100 lists of ten show at most 1,000
        of 550,000 places, so `exposure_gini` and `zero_exposure_share` of people's lists are near 1 for every order and tell orders apart in the last digits alone.

        `SHA256SUMS` holds the digest of every file (`sha256sum --check SHA256SUMS`); a file with another digest is not version 1.

        Rates come from published figures where there are any; docs/data-card.md of Kausa.Matching lists each beside what the generator gives, docs/market-generator.md says how it draws.
        Truth is a vector of 32 competences and four language skills; evidence is truth with the error of its instrument; papers are missing more often for people who came lately.

        Run a system on the market of each world and score what it gives with `kausa lab score --world matched --matching FILE` or `--ranking FILE`, `--audit audit.csv` for how groups fare. The answer has one
        block for the world of the market and one for each of four worlds in which the same market is worth something else. Report them all: a result that holds in one world alone is a result about the model.

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
        date-released: 2026-11-26
        keywords:
          - matching
          - ranking
          - vocational training
          - synthetic data
          - fairness under uncertainty
        abstract: Frozen synthetic markets of German vocational training with the truth behind them and misspecified worlds beside them, for measuring matchings and rankings.

        """;
}
