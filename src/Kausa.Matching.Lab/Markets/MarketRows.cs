using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The rows of a synthetic market, drawn one at a time: for markets too large to hold, or of which a few rows are enough.</summary>
/// <remarks>
/// Every enumeration draws anew and gives the same rows; taking the first n draws n. Each row is that of the whole market, which only puts
/// what is a set within a row into its order. Enumerate from one thread at a time.
/// </remarks>
public sealed class MarketRows
{
    private readonly GenerationContext _context;

    /// <summary>Prepares the rows of a specification; draws none.</summary>
    /// <param name="specification">Office, region, sizes, date, seed and rates.</param>
    /// <exception cref="ArgumentException">A count is out of range, the region is empty or an occupation is not in the catalogue.</exception>
    public MarketRows(MarketSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        _context = new GenerationContext(specification);
    }

    /// <summary>Number of companies, whether the specification says it or they come with the places.</summary>
    public int CompanyCount => _context.Companies.Count;

    /// <summary>Candidates in the order of their numbers.</summary>
    public IEnumerable<Candidate> Candidates => Enumerable.Range(0, _context.Specification.CandidateCount).Select(index => CandidateDraw.Draw(_context, index).Candidate);

    /// <summary>Companies in the order of their numbers.</summary>
    public IEnumerable<Company> Companies => Enumerable.Range(0, CompanyCount).Select(index => CompanyDraw.Draw(_context, new Firm(_context, index)));

    /// <summary>Places in the order in which a larger market would add them.</summary>
    public IEnumerable<TrainingPlace> Places => DrawnPlaces().Select(drawn => drawn.Place);

    /// <summary>Advisers in the order of their numbers.</summary>
    public IEnumerable<Adviser> Advisers => Enumerable.Range(0, _context.Specification.AdviserCount).Select(Adviser);

    internal IEnumerable<(Candidate Candidate, CandidateTruth Truth)> DrawnCandidates() =>
        Enumerable.Range(0, _context.Specification.CandidateCount).Select(index => CandidateDraw.Draw(_context, index));

    internal IEnumerable<(TrainingPlace Place, PlaceTruth Truth)> DrawnPlaces()
    {
        Firm? firm = null;
        foreach (var slot in _context.Companies.Slots())
        {
            var company = slot / GenerationContext.PlacesPerCompany;
            firm = firm?.Index == company ? firm : new Firm(_context, company);
            yield return PlaceDraw.Draw(_context, firm, slot % GenerationContext.PlacesPerCompany);
        }
    }

    private Adviser Adviser(int index) => new()
    {
        Id = GenerationContext.AdviserId(index),
        Languages = index % 2 == 0 ? ["de", "en"] : ["de"],
        CaseloadLimit = _context.Specification.CaseloadLimit,
        Role = index == 0 ? AdviserRole.Lead : AdviserRole.Adviser,
    };
}
