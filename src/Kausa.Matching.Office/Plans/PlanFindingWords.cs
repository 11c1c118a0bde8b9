using Kausa.Matching.Explanation;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a check of a plan looked at and found, in words.</summary>
public static class PlanFindingWords
{
    /// <summary>What was looked at.</summary>
    /// <param name="step">The step.</param>
    /// <param name="texts">Language.</param>
    /// <returns>A clause without full stop.</returns>
    public static string Of(PlanCheckStep step, TextCatalogue texts) => In(texts, step switch
    {
        PlanCheckStep.Head => ("Plan und Nachweis gehören zum selben Markt, zu denselben Vorgaben, demselben Tag und Ziel", "plan and certificate are of the same market, policy, date and objective"),
        PlanCheckStep.Digest => ("der Digest ist der dieses Plans", "the digest is that of this plan"),
        PlanCheckStep.People => ("jede Person steht einmal im Plan", "everybody stands in the plan once"),
        PlanCheckStep.Scores => ("Punkte und Summe sind die des Nachweises", "scores and total are those of the certificate"),
        PlanCheckStep.Rules => ("mögliche Paare, Sitze, Obergrenzen, Entschiedenes und Zugesagtes sind eingehalten", "possible pairs, seats, caps, limits, what was decided and who must be placed are kept"),
        PlanCheckStep.Stability => ("kein mögliches Paar hätte lieber einander", "no possible pair would rather have each other"),
        PlanCheckStep.Prices => ("die Preise beweisen, dass kein besserer Plan möglich ist", "the prices prove that no better plan is possible"),
        _ => ("Personen, Plätze, Grenzen und die Punkte aller Paare sind die des Marktes", "people, places, limits and the scores of all pairs are those of the market"),
    });

    /// <summary>A finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="texts">Language.</param>
    /// <returns>Whom or what it is about, what is wrong, what was told and what is right; a sentence without full stop.</returns>
    public static string Of(PlanFinding finding, TextCatalogue texts)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string[] subject =
        [
            .. Named(("Person", "person"), finding.Candidate), .. Named(("Platz", "place"), finding.Place), .. Named(("Betrieb", "company"), finding.Company), .. Named(("Beratung", "adviser"), finding.Adviser),
            .. finding.Field is { } field ? new[] { field } : [],
        ];
        string[] values = [.. Named(("genannt", "told"), finding.Told), .. Named(("richtig", "right"), finding.Right)];
        return $"{(subject.Length == 0 ? string.Empty : string.Join(", ", subject) + ": ")}{In(texts, Words(finding.Fault))}{(values.Length == 0 ? string.Empty : $" ({string.Join(", ", values)})")}";

        string[] Named((string German, string English) what, string? value) => value is null ? [] : [$"{In(texts, what)} {value}"];
    }

    private static (string German, string English) Words(PlanFault fault) => fault switch
    {
        PlanFault.HeadDiffers => ("Plan und Nachweis widersprechen einander", "plan and certificate contradict each other"),
        PlanFault.DigestWrong => ("der Digest ist nicht der dieses Plans: der Plan wurde geändert", "the digest is not that of this plan: the plan was changed"),
        PlanFault.OtherPlan => ("der Nachweis gehört zu einem anderen Plan", "the certificate belongs to another plan"),
        PlanFault.PersonUnknown => ("der Nachweis kennt diese Person nicht", "the certificate does not know this person"),
        PlanFault.PlaceUnknown => ("der Nachweis kennt diesen Platz nicht", "the certificate does not know this place"),
        PlanFault.PersonRepeated => ("steht mehr als einmal im Plan", "stands in the plan more than once"),
        PlanFault.PersonMissing => ("steht weder mit noch ohne Platz im Plan", "stands in the plan neither with a place nor without"),
        PlanFault.ScoreDiffers => ("der Plan nennt andere Punkte als der Nachweis", "the plan states another score than the certificate"),
        PlanFault.TotalWrong => ("die Summe stimmt nicht", "the total is wrong"),
        PlanFault.PairImpossible => ("das Paar ist nicht möglich", "the pair is not possible"),
        PlanFault.SeatsExceeded => ("mehr Personen als Sitze", "more people than seats"),
        PlanFault.CapExceeded => ("mehr Personen, als der Betrieb bekommen darf", "more people than the company may get"),
        PlanFault.LimitExceeded => ("mehr Personen, als die Beratung betreuen kann", "more people than the adviser's limit"),
        PlanFault.DecidedMissing => ("das entschiedene Paar steht nicht im Plan", "the decided pair does not stand in the plan"),
        PlanFault.RequiredMissing => ("muss einen Platz bekommen und hat keinen", "must be placed and is not"),
        PlanFault.BlockingPair => ("beide hätten lieber einander, als was der Plan ihnen gibt", "both would rather have each other than what the plan gives them"),
        PlanFault.PriceNegative => ("ein Preis unter 0", "a price below 0"),
        PlanFault.PlacementPriceWrong => ("der Preis passt nicht zum Ziel", "the price does not fit the objective"),
        PlanFault.PriceWithoutScarcity => ("hat einen Preis, obwohl noch etwas frei ist", "has a price although there is room left"),
        PlanFault.PairGains => ("brächte bei diesen Preisen mehr, als der Plan gibt", "would gain more by these prices than the plan gives"),
        PlanFault.PairLoses => ("bringt bei diesen Preisen weniger als nichts", "gains less than nothing by these prices"),
        PlanFault.BoundWrong => ("die Preise ergeben eine andere Schranke", "the prices add up to another bound"),
        PlanFault.Gap => ("Schranke und Plan weichen voneinander ab: ein besserer Plan ist nicht ausgeschlossen", "bound and plan differ: a better plan is not ruled out"),
        PlanFault.MarketDiffers => ("der Markt ist ein anderer", "the market is another"),
        PlanFault.MissingInCertificate => ("fehlt im Nachweis", "is missing in the certificate"),
        PlanFault.MissingInMarket => ("gibt es im Markt nicht, oder sucht nicht mehr", "is not in the market, or no longer searches"),
        PlanFault.FactDiffers => ("ist im Markt anders", "is another in the market"),
        PlanFault.PairMissingInCertificate => ("das Paar ist möglich und fehlt im Nachweis", "the pair is possible and missing in the certificate"),
        PlanFault.PairMissingInMarket => ("das Paar ist im Markt nicht möglich", "the pair is not possible in the market"),
        _ => ("die Punkte sind im Markt andere", "the score is another in the market"),
    };

    private static string In(TextCatalogue texts, (string German, string English) words)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Language == "de" ? words.German : words.English;
    }
}
