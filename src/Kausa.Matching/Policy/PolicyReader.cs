using Kausa.Matching.Policy.Reading;

namespace Kausa.Matching.Policy;

/// <summary>Reads a policy from JSON, with everything it inherits, and finds all that is wrong at once.</summary>
/// <remarks>
/// Steps: 1. parse each document (keys given twice, size, depth); 2. lay it over its base, the base over its own base, and so on;
/// 3. bind the merged document, each key with its type and range; 4. check what several keys say together, where all of them are
/// readable. One cause gives one problem. Keys and ranges: docs/policy.md. Pure: reads no file, clock or culture. Thread-safe.
/// </remarks>
public static class PolicyReader
{
    /// <summary>Largest document, in characters.</summary>
    public const int MaxCharacters = 200_000;

    /// <summary>Deepest nesting of a document.</summary>
    public const int MaxDepth = 16;

    /// <summary>Longest chain of bases.</summary>
    public const int MaxBases = 8;

    /// <summary>Most problems that are listed; a further one says that there are more.</summary>
    public const int MaxProblems = 200;

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The document.</param>
    /// <param name="resolveBase">
    /// Finds the document that <c>"inherits"</c> names, null when there is none; <see cref="ShippedPolicies.Document"/> knows those that
    /// come with the library.
    /// </param>
    /// <param name="document">What to call the document in problems, for example its file name.</param>
    /// <returns>The policy, or all problems; a learned policy that nobody has put into use is one.</returns>
    public static PolicyReadResult Read(string json, Func<string, string?> resolveBase, string document = "policy") => Bound(json, resolveBase, document, isLab: false);

    /// <summary>Reads a policy for experiments: a learned one may still be a candidate.</summary>
    /// <param name="json">The document.</param>
    /// <param name="resolveBase">Finds the document that <c>"inherits"</c> names, null when there is none.</param>
    /// <param name="document">What to call the document in problems.</param>
    /// <returns>The policy, or all problems.</returns>
    public static PolicyReadResult ReadForLab(string json, Func<string, string?> resolveBase, string document = "policy") => Bound(json, resolveBase, document, isLab: true);

    private static PolicyReadResult Bound(string json, Func<string, string?> resolveBase, string document, bool isLab)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(resolveBase);
        ArgumentNullException.ThrowIfNull(document);
        var findings = new PolicyFindings();
        var root = new PolicyInheritance(resolveBase, findings).Load(json, document);
        var policy = root is null ? null : PolicyBinder.Bind(root, findings, isLab);
        var problems = findings.Problems();
        return new PolicyReadResult(problems.Count == 0 ? policy : null, problems, findings.Warnings());
    }
}
