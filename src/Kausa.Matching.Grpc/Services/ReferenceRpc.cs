using System.Buffers.Text;
using System.Text;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>ReferenceService: nothing of any office, the same for every caller.</summary>
internal sealed class ReferenceRpc
{
    private static readonly ReferenceCatalogue Catalogue = ReferenceCatalogue.Shared;

    public static void Bind(SecuredBinder methods) => methods
        .Unary<V1.SearchOccupationsRequest, V1.SearchOccupationsResponse>("SearchOccupations", Roles.Everybody, (request, _) => Search(request))
        .Unary<V1.ListOccupationsRequest, V1.ListOccupationsResponse>("ListOccupations", Roles.Everybody, (request, _) => Occupations(request))
        .Unary<V1.ListDistrictsRequest, V1.ListDistrictsResponse>("ListDistricts", Roles.Everybody, (request, _) => Districts(request))
        .Unary<V1.ListDimensionsRequest, V1.ListDimensionsResponse>("ListDimensions", Roles.Everybody, (_, _) => Dimensions())
        .Unary<V1.ListInstrumentsRequest, V1.ListInstrumentsResponse>("ListInstruments", Roles.Everybody, (_, _) => Instruments())
        .Unary<V1.ListReasonCodesRequest, V1.ListReasonCodesResponse>("ListReasonCodes", Roles.Everybody, (request, _) => ReasonCodes(request))
        .Unary<V1.LookUpPostalCodeRequest, V1.LookUpPostalCodeResponse>("LookUpPostalCode", Roles.Everybody, (request, _) => PostalCode(request))
        .Unary<V1.GetPolicyInfoRequest, V1.GetPolicyInfoResponse>("GetPolicyInfo", Roles.Everybody, (request, _) => PolicyInfo(request));

    private static V1.SearchOccupationsResponse Search(V1.SearchOccupationsRequest request)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        fields.Check(!string.IsNullOrWhiteSpace(request.Words) && request.Words.Length <= OccupationSearch.MaxLength, "words", "required, at most 200 characters");
        var size = QuestionReader.PageSize("page_size", request.PageSize, 10, 50, fields);
        violations.ThrowIfAny();
        return new V1.SearchOccupationsResponse
        {
            Matches = { OccupationSearch.Find(request.Words, size).Select(match => new V1.OccupationMatch { Occupation = Write(match.Occupation), MatchedText = match.MatchedText, Score = match.Score }) },
            DataVersion = Catalogue.Version,
        };
    }

    private static V1.ListOccupationsResponse Occupations(V1.ListOccupationsRequest request)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        KldbCode group = default;
        fields.Check(request.KldbGroup.Length == 0 || KldbCode.TryParse(request.KldbGroup, out group), "kldb_group", "a KldB 2010 code of one to five digits");
        var size = QuestionReader.PageSize("page_size", request.PageSize, 100, 500, fields);
        var binding = $"{Catalogue.Version}|{request.KldbGroup}|";
        var after = After(request.PageToken, binding);
        fields.Check(after is not null, "page_token", "a next_page_token of this very request and data version");
        violations.ThrowIfAny();
        var rest = Catalogue.OccupationsByKldb(group).Where(occupation => string.CompareOrdinal(occupation.Id.Value, after) > 0).Take(size + 1).ToList();
        return new V1.ListOccupationsResponse
        {
            Occupations = { rest.Take(size).Select(Write) },
            NextPageToken = rest.Count > size ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(binding + rest[size - 1].Id.Value)) : string.Empty,
            DataVersion = Catalogue.Version,
        };
    }

    private static V1.ListDistrictsResponse Districts(V1.ListDistrictsRequest request)
    {
        var violations = new Violations();
        new FieldReader(violations, string.Empty).Check(request.State.Length == 0 || Catalogue.States.Any(state => state.Ags == request.State), "state", "an AGS key of a state, two digits such as 08");
        violations.ThrowIfAny();
        return new V1.ListDistrictsResponse
        {
            Districts = { Catalogue.Districts.Where(district => request.State.Length == 0 || district.State.Ags == request.State).Select(Write) },
            DataVersion = Catalogue.Version,
        };
    }

    private static V1.ListDimensionsResponse Dimensions() => new()
    {
        Dimensions = { Catalogue.Dimensions.Select(info => new V1.Dimension { Code = info.Code, TermGerman = info.TermGerman, TermEnglish = info.TermEnglish, DefinitionEnglish = info.DefinitionEnglish }) },
        DataVersion = Catalogue.Version,
    };

    private static V1.ListInstrumentsResponse Instruments() => new()
    {
        Instruments =
        {
            Catalogue.Dimensions.SelectMany(info => info.Instruments.Select(instrument => (instrument, info.Code)))
                .GroupBy(pair => pair.instrument, pair => pair.Code, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new V1.Instrument { Code = group.Key, Dimensions = { group } }),
        },
        DataVersion = Catalogue.Version,
    };

    private static V1.ListReasonCodesResponse ReasonCodes(V1.ListReasonCodesRequest request)
    {
        var violations = new Violations();
        var texts = QuestionReader.Language(request.LanguageCode, new FieldReader(violations, string.Empty));
        violations.ThrowIfAny();
        return new V1.ListReasonCodesResponse
        {
            Codes =
            {
                RuleBook.All.Select(rule => new V1.ReasonCodeInfo
                {
                    Code = rule.Code.Code(), Label = texts.Label(rule.Code), Blocks = (V1.BlockedStep)Words.Of(rule.Blocks), MayBeSwitchedOff = rule.MayBeSwitchedOff, Source = rule.Source,
                }),
            },
            DataVersion = Catalogue.Version,
        };
    }

    private static V1.LookUpPostalCodeResponse PostalCode(V1.LookUpPostalCodeRequest request)
    {
        var violations = new Violations();
        new FieldReader(violations, string.Empty).Check(request.PostalCode.Length == 5 && request.PostalCode.All(char.IsAsciiDigit), "postal_code", "five digits, such as 70173");
        violations.ThrowIfAny();
        var area = Catalogue.PostalCode(request.PostalCode)
            ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.PostalCodeNotFound, "No such postal code is known; those of post-office boxes are not listed.");
        return new V1.LookUpPostalCodeResponse { PostalCode = area.PostalCode, Town = area.PlaceName, District = Write(area.District), DataVersion = Catalogue.Version };
    }

    private static V1.GetPolicyInfoResponse PolicyInfo(V1.GetPolicyInfoRequest request)
    {
        var policy = ShippedPolicies.Find(request.Policy.Length == 0 ? "base" : request.Policy)
            ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.PolicyNotFound, $"No such policy is shipped; there are: {string.Join(", ", ShippedPolicies.Names)}.");
        return new V1.GetPolicyInfoResponse
        {
            Policy = policy.Id,
            Version = policy.Version,
            Title = policy.Title,
            CandidateWeights = Write(policy.Weights.Candidate),
            CompanyWeights = Write(policy.Weights.Company),
            JointWeights = Write(policy.Weights.Joint),
            LawNumbers = { policy.Law.Numbers.Select(law => new V1.LawNumber { Key = law.Key, ValidFrom = Days.Of(law.ValidFrom), Value = law.Value, Source = law.Source, ReviewBy = Days.Of(law.ReviewBy) }) },
            DataVersion = Catalogue.Version,
        };
    }

    // The identifier behind which a page begins; null for a token of something else.
    private static string? After(string token, string binding)
    {
        if (token.Length == 0)
            return string.Empty;
        if (token.Length > 400 || !Base64Url.IsValid(token))
            return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.StartsWith(binding, StringComparison.Ordinal) ? text[binding.Length..] : null;
    }

    private static V1.Occupation Write(Occupation occupation) => new()
    {
        Id = occupation.Id.Value,
        Title = occupation.Title,
        TitleFeminine = occupation.TitleFeminine,
        TitleMasculine = occupation.TitleMasculine,
        KldbCode = occupation.Kldb.ToString(),
        DurationMonths = occupation.DurationMonths,
    };

    private static V1.District Write(District district) => new() { Ags = district.Ags, Title = district.Name, State = district.State.Ags, StateTitle = district.State.Name };

    private static V1.Weights Write(CriterionWeights weights) => new() { Skills = weights.Skills, Language = weights.Language, Location = weights.Location, Trade = weights.Trade };
}
