namespace Kausa.Matching.Catalogue.Search;

/// <summary>How a searched word matched a word of a title or name, closest first.</summary>
public enum WordMatchKind
{
    /// <summary>The same word, apart from case, umlauts and grammatical gender.</summary>
    Exact,

    /// <summary>The beginning of the word: "Kraftfahr" in "Kraftfahrzeugmechatroniker".</summary>
    Prefix,

    /// <summary>A part of the compound, either way round: "Mechaniker" in "Industriemechaniker".</summary>
    Part,

    /// <summary>The word with one or two letters missing, added, changed or swapped.</summary>
    Typo,
}
