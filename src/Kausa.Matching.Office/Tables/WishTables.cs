using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary>The first column of every table about a candidate.</summary>
internal static class CandidateColumn
{
    public static Column<Id<Candidate>> New() => new("candidate", "Fallkennung", CellTypes.Candidate, "the candidate", "s-01") { IsRequired = true, References = "candidates" };
}

/// <summary><c>wishes.csv</c>.</summary>
internal static class WishTable
{
    public const int MostWishes = 100;
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    public static readonly Column<int> Rank =
        new("rank", "Rang", CellTypes.Whole(1, MostWishes), "1 is the dearest; the ranks of a candidate run 1, 2, 3, …", "1") { IsRequired = true };
    public static readonly Column<Id<Occupation>> Occupation =
        new("occupation", "Ausbildungsberuf", CellTypes.Occupation, "the occupation", "tischler") { IsRequired = true };

    public static TableSchema Schema { get; } = new(
        "wishes",
        "One wished occupation of a candidate.",
        [Candidate, Rank, Occupation])
    { IsAboutPeople = true, Key = [Candidate, Rank] };

    public static (int Rank, Id<Occupation> Occupation) Read(CheckedRow row) => (row.Get(Rank), row.Get(Occupation));

    public static void Write(Id<Candidate> candidate, int rank, Id<Occupation> occupation, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Rank, rank);
        row.Put(Occupation, occupation);
    }
}

/// <summary><c>vetoes.csv</c>.</summary>
internal static class VetoTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    private static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "a company the person excludes") { References = "companies", WhenEmpty = "the veto is on an occupation" };
    private static readonly Column<Id<Occupation>> Occupation =
        new("occupation", "Ausbildungsberuf", CellTypes.Occupation, "an occupation the person excludes", "fleischer")
        { WhenEmpty = "the veto is on a company" };

    public static TableSchema Schema { get; } = new(
        "vetoes",
        "One company or one occupation that a candidate excludes.",
        [Candidate, Company, Occupation])
    { IsAboutPeople = true, Key = [Candidate, Company, Occupation] };

    public static (Id<Company>? Company, Id<Occupation>? Occupation) Read(CheckedRow row)
    {
        row.Check(row.Value(Company) is null != row.Value(Occupation) is null, Occupation, Message.Of(MessageCode.CompanyOrOccupation));
        return (row.Value(Company), row.Value(Occupation));
    }

    public static void Write(Id<Candidate> candidate, Id<Company>? company, Id<Occupation>? occupation, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Company, company);
        row.Put(Occupation, occupation);
    }
}

/// <summary><c>consents.csv</c>.</summary>
internal static class ConsentTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    private static readonly Column<Purpose> For =
        new("purpose", "Zweck", CellTypes.Code<Purpose>(), "what the consent allows", "MATCH_FOR_ADVISER") { IsRequired = true };
    private static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "the company for DISCLOSE_TO_COMPANY")
        { References = "companies", WhenEmpty = "no company: every other purpose" };
    private static readonly Column<DateOnly> GivenOn =
        new("given_on", "erteilt am", CellTypes.Day, "first day the consent holds", "2026-04-14") { IsRequired = true, LaterDay = LaterDay.Noticed };
    private static readonly Column<DateOnly> WithdrawnOn =
        new("withdrawn_on", "widerrufen am", CellTypes.Day, "first day it no longer holds") { WhenEmpty = "it stands", LaterDay = LaterDay.Noticed };

    public static TableSchema Schema { get; } = new(
        "consents",
        "A consent (Einwilligung) of a candidate and its life.",
        [Candidate, For, Company, GivenOn, WithdrawnOn])
    { IsAboutPeople = true };

    public static Consent? Read(CheckedRow row)
    {
        var needsCompany = row.Get(For) == Purpose.DiscloseToCompany;
        row.Check(needsCompany == row.Value(Company) is not null, Company, Message.Of(needsCompany ? MessageCode.ConsentCompany : MessageCode.ConsentNoCompany));
        if (row.Failed)
        {
            return null;
        }

        var consent = new Consent(row.Get(For), row.Value(Company), row.Get(GivenOn), row.Value(WithdrawnOn));
        row.Check(!consent.EndsBeforeItBegins(), WithdrawnOn, Message.Of(MessageCode.ConsentWithdrawn, ("column", GivenOn), ("day", consent.GivenOn)));
        return row.Failed ? null : consent;
    }

    public static void Write(Id<Candidate> candidate, Consent consent, RowWriter row)
    {
        row.Require(!consent.EndsBeforeItBegins(), WithdrawnOn, Message.Of(MessageCode.NotBefore, ("column", GivenOn)), GivenOn);
        row.Put(Candidate, candidate);
        row.Put(For, consent.Purpose);
        row.Put(Company, consent.Company);
        row.Put(GivenOn, consent.GivenOn);
        row.Put(WithdrawnOn, consent.WithdrawnOn);
    }
}

/// <summary><c>earlier_employment.csv</c>.</summary>
internal static class EarlierEmploymentTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    private static readonly Column<Id<Company>> Company =
        new("company", "Betrieb", CellTypes.Company, "the company", "c-01") { IsRequired = true, References = "companies" };
    private static readonly Column<EarlierEmploymentKind> Kind =
        new("kind", "Art", CellTypes.Code<EarlierEmploymentKind>(), "kind of employment", "INSURED_JOB") { IsRequired = true };
    private static readonly Column<DateOnly> EndedOn =
        new("ended_on", "beendet am", CellTypes.Day, "last day", "2025-11-30") { WhenEmpty = "not known or not ended", LaterDay = LaterDay.Noticed };

    public static TableSchema Schema { get; } = new(
        "earlier_employment",
        "Earlier employment of a candidate in one company of the market, which can close an EQ there.",
        [Candidate, Company, Kind, EndedOn])
    { IsAboutPeople = true };

    public static EarlierEmployment Read(CheckedRow row) => new(row.Get(Company), row.Get(Kind), row.Value(EndedOn));

    public static void Write(Id<Candidate> candidate, EarlierEmployment employment, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Company, employment.Company);
        row.Put(Kind, employment.Kind);
        row.Put(EndedOn, employment.EndedOn);
    }
}

/// <summary><c>licences.csv</c>.</summary>
internal static class LicenceTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    public static readonly Column<LicenceClass> Class =
        new("class", "Klasse", CellTypes.Code<LicenceClass>(), "class of driving licence valid in Germany; NONE: known to have none", "B")
        { IsRequired = true };

    public static TableSchema Schema { get; } = new(
        "licences",
        "One driving licence of a candidate; no row at all is not known.",
        [Candidate, Class])
    { IsAboutPeople = true, Key = [Candidate, Class] };

    public static LicenceClass Read(CheckedRow row) => row.Get(Class);

    public static void Write(Id<Candidate> candidate, LicenceClass licence, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Class, licence);
    }
}
