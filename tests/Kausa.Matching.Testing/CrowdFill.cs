namespace Kausa.Matching.Testing;

/// <summary>How the people of a crowd differ.</summary>
public enum CrowdFill
{
    /// <summary>Not at all: every pair with a place scores alike.</summary>
    AllEqual,

    /// <summary>Everybody lives at the first place and wishes for its occupation.</summary>
    AllBest,

    /// <summary>Everybody lives far away, wishes for another occupation and has proved nothing.</summary>
    AllWorst,

    /// <summary>One is the best, all others are the worst.</summary>
    OneBest,

    /// <summary>One is the worst, all others are the best.</summary>
    OneWorst,

    /// <summary>Best and worst take turns.</summary>
    Alternating,
}
