namespace Kausa.Matching.Catalogue.Search;

/// <summary>Where the text comes from that a search matched, most telling first.</summary>
public enum OccupationMatchSource
{
    /// <summary>The title of the occupation.</summary>
    Title,

    /// <summary>An everyday word of the catalogue's own table.</summary>
    Synonym,

    /// <summary>A job title that the classification lists under the occupation's code.</summary>
    JobTitle,

    /// <summary>The title of the occupation's group in the classification.</summary>
    GroupTitle,
}
