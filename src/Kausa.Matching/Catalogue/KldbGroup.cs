using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>An entry of the German classification of occupations 2010 (revised edition 2020).</summary>
/// <param name="Code">The code, one to five digits.</param>
/// <param name="Title">German title of the classification.</param>
public sealed record KldbGroup(KldbCode Code, string Title)
{
    /// <summary>Level in the tree: 1 area to 5 type.</summary>
    public int Level => Code.Level;
}
