namespace Kausa.Matching.Model;

/// <summary>The 32 dimensions in which competences are measured and requirements are stated.</summary>
/// <remarks>
/// Order and numbers are fixed: they are the positions in profiles, files and tables and never change. Language has
/// four skills of its own and is no dimension; physical fitness and health are left out on purpose (Art. 9 GDPR).
/// Sources: criteria catalogue for training readiness (Bundesagentur für Arbeit) for COG, SCH, SOC and PER; the six
/// factors of hamet and its error detection for MAN. Terms and definitions: <c>ReferenceCatalogue.Dimensions</c>.
/// </remarks>
public enum CompetenceDimension : byte
{
    /// <summary><c>COG_LOGIC</c>, Logisches Denken: find rules and draw conclusions.</summary>
    CogLogic = 0,

    /// <summary><c>COG_NUMERIC</c>, Rechnerisches Denken: solve problems with quantities.</summary>
    CogNumeric = 1,

    /// <summary><c>COG_SPATIAL</c>, Räumliches Vorstellungsvermögen: imagine and turn bodies, read drawings.</summary>
    CogSpatial = 2,

    /// <summary><c>COG_MEMORY</c>, Merkfähigkeit: keep instructions and facts in mind.</summary>
    CogMemory = 3,

    /// <summary><c>COG_ATTENTION</c>, Daueraufmerksamkeit: stay concentrated over a long time.</summary>
    CogAttention = 4,

    /// <summary><c>COG_SPEED</c>, Bearbeitungsgeschwindigkeit: keep pace in routine mental tasks.</summary>
    CogSpeed = 5,

    /// <summary><c>COG_TECHNICAL</c>, Technisches Verständnis: understand mechanics, electricity, cause and effect.</summary>
    CogTechnical = 6,

    /// <summary><c>SCH_MATH</c>, Mathematische Grundkenntnisse: use the four operations, percent, areas and units.</summary>
    SchMath = 7,

    /// <summary><c>SCH_SCIENCE</c>, Naturwissenschaftliche Grundkenntnisse: know the basics of physics, chemistry and biology.</summary>
    SchScience = 8,

    /// <summary><c>SCH_ICT</c>, Digitale Grundkompetenz: use a computer, files, search and office programs.</summary>
    SchIct = 9,

    /// <summary><c>SCH_ECON</c>, Wirtschaftliche Grundkenntnisse: understand money, invoices and the roles in a company.</summary>
    SchEcon = 10,

    /// <summary><c>MAN_ROUTINE</c>, Routine und Tempo: work with the hands fast and steadily.</summary>
    ManRoutine = 11,

    /// <summary><c>MAN_TOOL_SIMPLE</c>, Werkzeugeinsatz einfach: guide simple tools with control.</summary>
    ManToolSimple = 12,

    /// <summary><c>MAN_PERCEPTION</c>, Wahrnehmung und Symmetrie: perceive form, colour and symmetry.</summary>
    ManPerception = 13,

    /// <summary><c>MAN_INSTRUCTION</c>, Instruktionsverständnis: understand instructions and carry them out.</summary>
    ManInstruction = 14,

    /// <summary><c>MAN_TOOL_COMPLEX</c>, Werkzeugeinsatz komplex: coordinate complex tools and machines.</summary>
    ManToolComplex = 15,

    /// <summary><c>MAN_PRECISION</c>, Messgenauigkeit und Präzision: measure and work exactly.</summary>
    ManPrecision = 16,

    /// <summary><c>MAN_ERROR</c>, Fehlererkennung: spot defects by eye.</summary>
    ManError = 17,

    /// <summary><c>SOC_TEAM</c>, Teamfähigkeit: cooperate with colleagues.</summary>
    SocTeam = 18,

    /// <summary><c>SOC_COMMUNICATION</c>, Kommunikationsfähigkeit: listen, ask and explain, whatever the level of German.</summary>
    SocCommunication = 19,

    /// <summary><c>SOC_CONFLICT</c>, Konflikt- und Kritikfähigkeit: deal with conflict and take criticism.</summary>
    SocConflict = 20,

    /// <summary><c>SOC_CUSTOMER</c>, Umgangsformen, Kundenorientierung: behave well towards customers and superiors.</summary>
    SocCustomer = 21,

    /// <summary><c>PER_RELIABILITY</c>, Zuverlässigkeit: be punctual and keep agreements.</summary>
    PerReliability = 22,

    /// <summary><c>PER_CARE</c>, Sorgfalt: work carefully and in order.</summary>
    PerCare = 23,

    /// <summary><c>PER_SELF_ORG</c>, Selbstorganisation, Verantwortung: plan and act independently.</summary>
    PerSelfOrg = 24,

    /// <summary><c>PER_PERSEVERANCE</c>, Durchhaltevermögen, Leistungsbereitschaft: persist, keep learning and cope with failure.</summary>
    PerPerseverance = 25,

    /// <summary><c>OCC_METAL_VEHICLE</c>, Metall, Maschine, Fahrzeug: task knowledge in metal, machine and vehicle work.</summary>
    OccMetalVehicle = 26,

    /// <summary><c>OCC_ELECTRO</c>, Elektro, Mechatronik, IT-Technik: task knowledge in electrical, mechatronic and IT hardware work.</summary>
    OccElectro = 27,

    /// <summary><c>OCC_BUILD_WOOD</c>, Bau, Ausbau, SHK, Holz, Farbe: task knowledge in building, finishing, heating and plumbing, wood and paint.</summary>
    OccBuildWood = 28,

    /// <summary><c>OCC_FOOD_HOSPITALITY</c>, Lebensmittel, Gastgewerbe: task knowledge in food making and hospitality.</summary>
    OccFoodHospitality = 29,

    /// <summary><c>OCC_TRADE_LOGISTICS_OFFICE</c>, Handel, Lager, Büro: task knowledge in trade, warehouse and office work.</summary>
    OccTradeLogisticsOffice = 30,

    /// <summary><c>OCC_HEALTH_BODY_CARE</c>, Gesundheit, Pflege, Körperpflege, Hauswirtschaft, Landwirtschaft: task knowledge in health, care, body care, housekeeping and farming.</summary>
    OccHealthBodyCare = 31
}
