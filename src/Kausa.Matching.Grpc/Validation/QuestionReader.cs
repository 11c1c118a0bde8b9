using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Validation;

/// <summary>Who is asked about: the identifier of a stored candidate, or a profile.</summary>
internal sealed record AskedPerson(Id<Candidate>? Stored, Candidate? Profile);

/// <summary>How a question is asked.</summary>
internal sealed record Question(Purpose Purpose, ScoreMode Mode, Perspective Perspective, DateOnly? AsOf, V1.View View, TextCatalogue Texts);

/// <summary>Reads the parts that the questions of MatchService share.</summary>
internal static class QuestionReader
{
    public const int DefaultPage = 20;
    public const int LargestPage = 200;

    /// <summary>Whether a role asks about profiles only, for the person itself.</summary>
    public static bool IsPortal(Caller caller) => caller.Role != V1.Role.Adviser;

    /// <summary>Who is asked about.</summary>
    /// <param name="wire">The subject.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">Date of the question; what a profile says without a date is said on that day.</param>
    /// <param name="fields">The fields of the request.</param>
    /// <exception cref="RpcException">PERMISSION_DENIED: the role may not ask about stored people.</exception>
    public static AskedPerson Subject(V1.Subject? wire, Caller caller, string asOf, FieldReader fields)
    {
        var inside = fields.In("subject");
        switch (wire?.WhoCase)
        {
            case V1.Subject.WhoOneofCase.Candidate when IsPortal(caller):
                throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.RoleNotAllowed, $"The role {caller.Role} asks with a profile; stored people are for advisers.");
            case V1.Subject.WhoOneofCase.Candidate:
                return new AskedPerson(inside.RequiredName<Candidate>("candidate", wire.Candidate), null);
            case V1.Subject.WhoOneofCase.Profile:
                return new AskedPerson(null, Profile(wire.Profile, caller, asOf, inside.In("profile")));
            default:
                fields.Refuse("subject", "required: a candidate or a profile");
                return new AskedPerson(null, null);
        }
    }

    public static Question Question(V1.Purpose purpose, V1.ScoreMode mode, V1.Perspective perspective, string asOf, string language, V1.View view, AskedPerson person, Caller caller, FieldReader fields)
    {
        var portal = IsPortal(caller);
        var standard = person.Stored is null ? Purpose.MatchForSelf : Purpose.MatchForAdviser;
        var asked = fields.Word<Purpose>("purpose", (int)purpose) ?? standard;
        fields.Check(!portal || asked == Purpose.MatchForSelf, "purpose", "MATCH_FOR_SELF is the only purpose of this role");
        return new Question(
            asked,
            fields.Word<ScoreMode>("mode", (int)mode) ?? ScoreMode.Expected,
            fields.Word<Perspective>("perspective", (int)perspective) ?? Perspective.Candidate,
            fields.Day("as_of", asOf),
            View(view, portal ? V1.View.Person : V1.View.Adviser, portal ? [V1.View.Person] : [V1.View.Person, V1.View.Adviser], fields),
            Language(language, fields));
    }

    /// <summary>The day of a question: the office's where none is asked for, or what is asked for is no day, which is a violation where it is read.</summary>
    public static DateOnly DateOf(string asked, OfficeHead head) => new FieldReader(new Violations(), string.Empty).Day("as_of", asked) ?? head.AsOf;

    /// <summary>Whether the law numbers of an office's policy speak about a date; null is the office's own.</summary>
    public static void CheckDate(DateOnly? asOf, OfficeHead? head, FieldReader fields)
    {
        if (asOf is not null && head is not null)
            fields.Check(!(asOf < head.Policy.Law.BeginsOn), "as_of", $"not before {Days.Of(head.Policy.Law.BeginsOn)}, when the law numbers of the policy begin");
    }

    public static V1.View View(V1.View asked, V1.View standard, V1.View[] allowed, FieldReader fields)
    {
        if (asked == V1.View.Unspecified)
            return standard;
        fields.Check(allowed.Contains(asked), "view", $"allowed: {string.Join(", ", allowed)}");
        return allowed.Contains(asked) ? asked : standard;
    }

    public static TextCatalogue Language(string code, FieldReader fields)
    {
        var known = code.Length == 0 || TextCatalogue.Languages.Contains(code);
        fields.Check(known, "language_code", $"allowed: {TextCatalogue.Languages}");
        return TextCatalogue.For(known && code.Length > 0 ? code : "de");
    }

    public static RankFilter Filter(V1.PlaceFilter? wire, FieldReader fields)
    {
        if (wire is null)
            return RankFilter.None;
        fields.AtMost("occupations", wire.Occupations.Count, 50);
        fields.AtMost("kldb_groups", wire.KldbGroups.Count, 50);
        fields.AtMost("districts", wire.Districts.Count, 50);
        var from = fields.Day("starts_from", wire.StartsFrom);
        var until = fields.Day("starts_until", wire.StartsUntil);
        fields.Check(!(from > until), "starts_until", "not before starts_from");
        for (var i = 0; i < wire.Districts.Count; i++)
            fields.Check(wire.Districts[i].Length is 2 or 5 && wire.Districts[i].All(char.IsAsciiDigit), FieldReader.Indexed("districts", i), "an AGS key of two digits (state) or five (district)");
        return new RankFilter
        {
            Occupations = Some(wire.Occupations.Select((text, i) => fields.RequiredOccupation(FieldReader.Indexed("occupations", i), text))),
            KldbGroups = Some(wire.KldbGroups.Select((text, i) => Group(text, FieldReader.Indexed("kldb_groups", i), fields))),
            DistrictAgs = Some(wire.Districts.SelectMany(DistrictsOf)),
            Pathways = Some(fields.WordList<Pathway>("pathways", wire.Pathways.Select(value => (int)value))),
            StartsFrom = from,
            StartsUntil = until,
            MaxTravelMinutes = fields.InRange("max_travel_minutes", wire.HasMaxTravelMinutes ? wire.MaxTravelMinutes : null, 1, 300),
        };
    }

    private static ValueList<T>? Some<T>(IEnumerable<T> values) => values.ToValueList() is { Count: > 0 } some ? some : null;

    // A state stands for its districts; a key that nobody has stands for itself and finds nothing.
    private static IEnumerable<string> DistrictsOf(string ags) => ags.Length == 2
        ? ReferenceCatalogue.Shared.Districts.Select(district => district.Ags).Where(key => key.StartsWith(ags, StringComparison.Ordinal)).DefaultIfEmpty(ags)
        : [ags];

    public static ValueList<EligibilityStatus>? Statuses(string field, IReadOnlyCollection<V1.EligibilityStatus> wire, FieldReader fields)
    {
        if (wire.Count == 0)
            return null;
        var statuses = fields.WordList<EligibilityStatus>(field, wire.Select(value => (int)value));
        fields.Check(!statuses.Contains(EligibilityStatus.Ineligible), field, "INELIGIBLE pairs are never ranked; Explain tells about them");
        return statuses;
    }

    /// <summary>What orders lists; null where it is not said.</summary>
    public static MatchStrategy? Strategy(V1.Strategy wire, FieldReader fields)
    {
        var known = StrategyWords.Find(wire);
        fields.Check(known is not null || wire == V1.Strategy.Unspecified, "strategy", $"allowed: {string.Join(", ", MatchStrategy.All.Select(strategy => strategy.Code))}");
        return known;
    }

    /// <summary>Length of a page: 0 is the default, more than the largest is the largest, negative is wrong.</summary>
    public static int PageSize(string field, int size, int standard, int largest, FieldReader fields)
    {
        fields.Check(size >= 0, field, $"{size} must not be negative");
        return size <= 0 ? standard : Math.Min(size, largest);
    }

    public static Candidate Profile(V1.Candidate asked, Caller caller, string asOf, FieldReader fields)
    {
        fields.Check(asked.PrimaryAdviser.Length == 0, "primary_adviser", "must be empty in a profile");
        var id = fields.Name<Candidate>("name", asked.Name) ?? new Id<Candidate>("profile");
        var profile = CandidateReader.Read(asked, id, fields, undated: asOf);
        return IsPortal(caller) ? profile with { Residence = profile.Residence with { SelfEntered = true } } : profile;
    }

    private static KldbCode Group(string text, string field, FieldReader fields)
    {
        if (!KldbCode.TryParse(text, out var code))
            fields.Refuse(field, "a KldB 2010 code of one to five digits");
        return code;
    }
}
