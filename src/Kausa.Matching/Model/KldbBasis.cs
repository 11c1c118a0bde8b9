namespace Kausa.Matching.Model;

/// <summary>How sure the KldB 2010 code of an occupation is, surest first.</summary>
public enum KldbBasis
{
    /// <summary>The classification lists the title itself.</summary>
    ExactTitle,

    /// <summary>All specialisations of the occupation share the code.</summary>
    AllSpecialisations,

    /// <summary>The classification lists the occupation "without specialisation".</summary>
    GenericEntry,

    /// <summary>The specialisations differ; the code is that of most of them.</summary>
    MajorityOfSpecialisations,

    /// <summary>The occupation is newer than the classification; the code is that of its predecessor.</summary>
    AssumedPredecessor,
}
