using Google.Rpc;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Validation;

/// <summary>Everything that is wrong with a request, gathered before anything is done.</summary>
/// <remarks>Descriptions say what is allowed and never repeat a text of the request: a profile must leave no trace, not even in an error.</remarks>
internal sealed class Violations
{
    /// <summary>The most violations that are listed; the rest is counted.</summary>
    public const int MostListed = 100;

    private readonly List<BadRequest.Types.FieldViolation> _listed = [];

    /// <summary>Whether they are those of a row that was valid when it was stored.</summary>
    public bool IsOfStoredRow { get; init; }

    /// <summary>Violations in all.</summary>
    public int Count { get; private set; }

    /// <summary>Notes a violation.</summary>
    /// <param name="field">Path of the field, for example <c>subject.profile.home.postal_code</c>.</param>
    /// <param name="allowed">What is allowed.</param>
    public void Add(string field, string allowed)
    {
        Count++;
        if (_listed.Count < MostListed)
            _listed.Add(new BadRequest.Types.FieldViolation { Field = field, Description = allowed });
    }

    /// <summary>How many there are and the first of them, as part of a sentence.</summary>
    /// <param name="whole">What the fields are fields of.</param>
    public string Of(string whole) =>
        $"{(Count == 1 ? $"1 field of {whole} is wrong," : $"{Count} fields of {whole} are wrong, the first is")} '{_listed[0].Field}': {_listed[0].Description}";

    /// <summary>The error of these violations.</summary>
    public RpcException ToError()
    {
        var details = new BadRequest();
        details.FieldViolations.Add(_listed);
        var more = Count > _listed.Count ? $"; {Count - _listed.Count} more are not listed" : string.Empty;
        return Errors.Of(RpcStatusCode.InvalidArgument, ErrorReasons.BadRequest, $"{Of("the request")}{more}.", details);
    }

    /// <summary>Ends the call when there is any violation.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT with all of them.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
            throw ToError();
    }
}
