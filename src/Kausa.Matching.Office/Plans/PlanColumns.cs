namespace Kausa.Matching.Office.Plans;

/// <summary>Headers and words of a plan as a table, German and English.</summary>
/// <remarks>What is read back – kind, person, company, place, contact, decided, rows – has headers of ASCII letters.</remarks>
internal static class PlanColumns
{
    public const string Kind = "kind";
    public const string Candidate = "candidate";
    public const string Company = "company";
    public const string Place = "place";
    public const string Contact = "contact";
    public const string Decided = "decided";
    public const string RowCount = "rows";

    /// <summary>Kind of the row that ends a plan: it counts all others, so that a table that lost some is told from a whole one.</summary>
    public const string End = "END";

    /// <summary>Columns in their order: name, German header.</summary>
    public static IReadOnlyList<(string Name, string German)> All { get; } =
    [
        (Kind, "Art"), (Candidate, "Person"), ("adviser", "Beratung"), (Company, "Betrieb"), ("company_name", "Betriebsname"), (Place, "Platz"), ("occupation", "Beruf"),
        ("town", "Ort"), ("starts_on", "Beginn"), (Contact, "Ansprechpartner"), ("status", "Möglich?"), ("fit_person", "Passung für die Person"), ("fit_company", "Passung für den Betrieb"),
        ("rank_person", "Nr. bei der Person"), ("rank_company", "Nr. beim Platz"), ("seats", "Freie Sitze"), (Decided, "Entschieden"), ("as_before", "Wie im Plan davor"), ("why", "Warum"), ("to_do", "Zu tun oder zu klären"), (RowCount, "Zeilen"),
    ];

    /// <summary>A column as messages name it: its name and its German header.</summary>
    public static string Both(string name) => $"{name} / {All.First(column => column.Name == name).German}";

    /// <summary>Kinds of rows: code, German word.</summary>
    public static IReadOnlyList<(string Code, string German)> Kinds { get; } =
    [
        ("PAIR", "Vorschlag"), ("UNPLACED", "Ohne Platz"), ("OPEN_SEAT", "Offener Platz"), ("CONTACT", "Ansprechpartner"), ("WIN_NEXT", "Als Nächstes gewinnen"), ("MORE_CASES", "Mehr Fälle"), (End, "Ende"),
    ];
}
