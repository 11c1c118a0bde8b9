using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>The parts of an opened workbook that its sheets need: names, shared texts, number formats.</summary>
internal sealed class WorkbookParts : IDisposable
{
    private const long MostCharactersInPart = WorkbookGuard.MostUnpackedBytes;
    private const long MostSharedCharacters = 32L << 20;
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly List<string> _texts = [];
    private readonly List<NumberLook> _looks = [];

    private WorkbookParts(SpreadsheetDocument document)
    {
        _document = document;
        _workbook = document.WorkbookPart ?? throw new InvalidDataException("The workbook part is missing.");
        Sheets = [.. _workbook.Workbook.Sheets?.Elements<Sheet>() ?? []];
        CountsFrom1904 = _workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        HasMacros = document.DocumentType is SpreadsheetDocumentType.MacroEnabledWorkbook or SpreadsheetDocumentType.MacroEnabledTemplate or SpreadsheetDocumentType.AddIn;
        ReadTexts();
        ReadLooks();
    }

    /// <summary>All sheets in their order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Whether days count from 1904, as on old Macintoshes.</summary>
    public bool CountsFrom1904 { get; }

    /// <summary>Whether the workbook says that it has macros.</summary>
    public bool HasMacros { get; }

    /// <summary>Opens a workbook that <see cref="WorkbookGuard"/> let pass.</summary>
    /// <exception cref="InvalidDataException">It is no whole workbook; the reader of parts throws other exceptions for the same reason.</exception>
    public static WorkbookParts Open(byte[] bytes)
    {
        var document = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MostCharactersInPart });
        try
        {
            return new WorkbookParts(document);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>The part of a sheet; null when the sheet is no table, such as a chart.</summary>
    public WorksheetPart? Part(Sheet sheet) => sheet.Id?.Value is { } id ? _workbook.GetPartById(id) as WorksheetPart : null;

    public string SharedText(int index) => index >= 0 && index < _texts.Count ? _texts[index] : throw new InvalidDataException("A shared text is missing.");

    public NumberLook Look(int style) => style >= 0 && style < _looks.Count ? _looks[style] : new(LookKind.Plain);

    public void Dispose() => _document.Dispose();

    /// <summary>The text of a shared or inline string: its runs without reading aids.</summary>
    public static string TextOf(OpenXmlElement item) => SheetText.Decode(string.Concat(item.ChildElements.Select(child => child switch
    {
        Text text => text.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    })));

    private void ReadTexts()
    {
        if (_workbook.SharedStringTablePart is not { } part)
        {
            return;
        }

        using var reader = OpenXmlReader.Create(part);
        long characters = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                var text = TextOf(reader.LoadCurrentElement()!);
                characters += text.Length;
                _texts.Add(characters <= MostSharedCharacters ? text : throw new InvalidDataException("Too many shared texts."));
            }
        }
    }

    private void ReadLooks()
    {
        if (_workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } styles)
        {
            return;
        }

        var own = new Dictionary<uint, NumberLook>();
        foreach (var format in styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            own[format.NumberFormatId?.Value ?? 0] = NumberLook.Of(format.FormatCode?.Value ?? "");
        }

        foreach (var format in formats.Elements<CellFormat>())
        {
            var id = format.NumberFormatId?.Value ?? 0;
            _looks.Add(own.TryGetValue(id, out var look) ? look : NumberLook.OfBuiltIn(id));
        }
    }
}
