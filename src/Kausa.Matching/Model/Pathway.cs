namespace Kausa.Matching.Model;

/// <summary>Way into vocational qualification (domain terms of the German system are kept).</summary>
public enum Pathway
{
    /// <summary>Duale Berufsausbildung.</summary>
    DualApprenticeship,

    /// <summary>Einstiegsqualifizierung, § 54a SGB III.</summary>
    Eq,

    /// <summary>Berufsvorbereitende Bildungsmaßnahme, §§ 51–52 SGB III.</summary>
    Bvb,

    /// <summary>Assistierte Ausbildung, §§ 74–75a SGB III.</summary>
    AsaFlex,

    /// <summary>Ausbildungsvorbereitung dual.</summary>
    Avdual,

    /// <summary>Berufsorientierungspraktikum, § 48a SGB III.</summary>
    BopInternship,

    /// <summary>Teilqualifikation.</summary>
    Tq,

    /// <summary>Außerbetriebliche Ausbildung, § 76 SGB III.</summary>
    ExternalTraining,

    /// <summary>Feststellungsverfahren, § 50b BBiG / § 41b HwO.</summary>
    Validation,
}

/// <summary>Whether somebody wants dual training.</summary>
public enum TrainingIntention
{
    /// <summary>Now.</summary>
    Now,

    /// <summary>Later.</summary>
    Later,

    /// <summary>Not.</summary>
    Not,
}
