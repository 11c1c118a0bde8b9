namespace Kausa.Matching.Lab.Markets;

/// <summary>What makes a market hard to search.</summary>
public enum HostileMarketKind
{
    /// <summary>Everybody would move anywhere, so that no distance excludes a place.</summary>
    EveryoneGoesAnywhere,

    /// <summary>One occupation: everybody wishes for it and all companies may train in it, so that no trade tells places apart.</summary>
    OneOccupation,

    /// <summary>All pairs have the same score, while their rules differ: every list is one rank group.</summary>
    EqualScores,

    /// <summary>No fact that a rule reads is known, so that every pair is to be clarified and none can be left out.</summary>
    AllRulesUnknown,

    /// <summary>Every place states a requirement profile of its own, unlike those of its occupation.</summary>
    CustomProfilesOnly,

    /// <summary>A table of travel times in which near places take hours and far ones minutes; one pair in ten is missing from it.</summary>
    AdversarialTravelTimes,
}
