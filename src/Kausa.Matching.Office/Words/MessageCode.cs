namespace Kausa.Matching.Office.Words;

/// <summary>Everything that is said about the files of a market; each has a text in every language.</summary>
internal enum MessageCode
{
    /// <summary>A cell that must not be empty.</summary>
    Required,
    /// <summary>A guess before what is allowed.</summary>
    DidYouMean,
    /// <summary>A whole number.</summary>
    WholeNumber,
    /// <summary>A number with decimals.</summary>
    DecimalNumber,
    /// <summary>A decimal comma was read.</summary>
    DecimalComma,
    /// <summary>A free text.</summary>
    Text,
    /// <summary>An identifier.</summary>
    Identifier,
    /// <summary>A language.</summary>
    LanguageCode,
    /// <summary>An instrument.</summary>
    InstrumentCode,
    /// <summary>The name of a policy.</summary>
    PolicyName,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A number that looks like a day of a spreadsheet.</summary>
    DayLikeSerial,
    /// <summary>A day that the calendar does not have.</summary>
    DayNotInCalendar,
    /// <summary>A German date was read.</summary>
    DayRead,
    /// <summary>A month of birth.</summary>
    Month,
    /// <summary>A day where only a month may be.</summary>
    NoDayOfBirth,
    /// <summary>A German month was read.</summary>
    MonthRead,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>A time in another form was read.</summary>
    TimeRead,
    /// <summary>Yes or no.</summary>
    YesOrNo,
    /// <summary>Another word for yes was read.</summary>
    ReadAsYes,
    /// <summary>Another word for no was read.</summary>
    ReadAsNo,
    /// <summary>A word was read as its code.</summary>
    ReadAs,
    /// <summary>Several values.</summary>
    List,
    /// <summary>NONE where it may stand.</summary>
    NoneAlone,
    /// <summary>One value of a list.</summary>
    ListItem,
    /// <summary>A value that a list has twice.</summary>
    ListTwice,
    /// <summary>An occupation.</summary>
    Occupation,
    /// <summary>Several occupations of one name.</summary>
    OccupationOneOf,
    /// <summary>A KldB code that may have lost its zero.</summary>
    KldbLostZero,
    /// <summary>An occupation that is learned elsewhere.</summary>
    OccupationElsewhere,
    /// <summary>An occupation that is learned elsewhere, and dual ones that are near.</summary>
    OccupationElsewhereNear,
    /// <summary>A postal code.</summary>
    PostalCode,
    /// <summary>A postal code that nobody knows.</summary>
    PostalCodeUnknown,
    /// <summary>A leading zero that was lost.</summary>
    LostZero,
    /// <summary>A code that became a number.</summary>
    MadeNumber,
    /// <summary>A district.</summary>
    District,
    /// <summary>A letter that could not be read.</summary>
    LetterLost,
    /// <summary>A letter of a code page that is not read.</summary>
    OtherCodePage,
    /// <summary>Characters that nobody sees.</summary>
    ControlCharacters,
    /// <summary>Characters that a name may not have.</summary>
    NameCharacters,
    /// <summary>Characters that a text of several lines may not have.</summary>
    ProseCharacters,
    /// <summary>Half of a character.</summary>
    HalfCharacter,
    /// <summary>The longest cell.</summary>
    CellLength,
    /// <summary>A number too large to be exact.</summary>
    NumberTooLong,
    /// <summary>A formula without value.</summary>
    FormulaNotSaved,
    /// <summary>A formula that gives an error.</summary>
    FormulaError,
    /// <summary>A formula was read.</summary>
    Formula,
    /// <summary>A number stored as text was read.</summary>
    NumberAsText,
    /// <summary>The truth value true was read.</summary>
    TrueReadAsYes,
    /// <summary>The truth value false was read.</summary>
    FalseReadAsNo,
    /// <summary>A truth value where none belongs.</summary>
    HoldsTruthValue,
    /// <summary>A day, where no column says more.</summary>
    AnyDay,
    /// <summary>A time, where no column says more.</summary>
    AnyTime,
    /// <summary>A day with a time.</summary>
    NoTimeOfDay,
    /// <summary>A day that spreadsheets count wrongly.</summary>
    FirstWeeksOf1900,
    /// <summary>A month that the spreadsheet keeps as a day was read.</summary>
    MonthKeptAsDay,
    /// <summary>Something became a date.</summary>
    MadeDate,
    /// <summary>A time that is none in minutes.</summary>
    NoWholeMinutes,
    /// <summary>A time where none belongs.</summary>
    HoldsTime,
    /// <summary>A number where a time belongs.</summary>
    FormatAsTime,
    /// <summary>A percentage was read.</summary>
    ShownAsPercent,
    /// <summary>A percentage where none belongs.</summary>
    FormattedAsPercent,
    /// <summary>A number shown with leading zeros was read.</summary>
    ShownWithZeros,
    /// <summary>A spreadsheet's number of a day was read.</summary>
    DayNumber,
    /// <summary>A number was read as text.</summary>
    NumberReadAsText,
    /// <summary>A header of no column.</summary>
    ColumnUnknown,
    /// <summary>A column about who somebody is.</summary>
    ColumnForbidden,
    /// <summary>A column for a wish that must not be followed.</summary>
    ColumnUnlawful,
    /// <summary>A column that stands twice.</summary>
    ColumnTwice,
    /// <summary>A column that is missing.</summary>
    ColumnMissing,
    /// <summary>A key that there is not.</summary>
    KeyUnknown,
    /// <summary>A key that stands twice.</summary>
    KeyTwice,
    /// <summary>A key that is missing.</summary>
    KeyMissing,
    /// <summary>The id in another place.</summary>
    IdFirst,
    /// <summary>A row with too few or too many cells.</summary>
    CellCount,
    /// <summary>A number of cells.</summary>
    Cells,
    /// <summary>A key that occurs twice.</summary>
    Once,
    /// <summary>A combination that occurs twice.</summary>
    CombinationOnce,
    /// <summary>Two things.</summary>
    ListAnd,
    /// <summary>A line of a file.</summary>
    Line,
    /// <summary>A row of a sheet.</summary>
    Row,
    /// <summary>A sheet by its name.</summary>
    Sheet,
    /// <summary>A reference to nothing.</summary>
    IdOf,
    /// <summary>A reference to nothing, and what is near.</summary>
    IdOfNear,
    /// <summary>A table that others refer to.</summary>
    TableNeeded,
    /// <summary>A month after the day of the market.</summary>
    DayNotAfterMarket,
    /// <summary>A day after the day of the market, of something that has happened.</summary>
    NotAfterMarket,
    /// <summary>A day after the day of the market.</summary>
    AfterMarket,
    /// <summary>Wishes that are not followed.</summary>
    UnlawfulWishes,
    /// <summary>Too many unlawful wishes.</summary>
    MostRefusedWishes,
    /// <summary>Weights that do not add up.</summary>
    WeightSum,
    /// <summary>A wish that stands twice.</summary>
    OccupationOnce,
    /// <summary>A rank out of order.</summary>
    NextRank,
    /// <summary>NONE beside licences.</summary>
    NoLicenceAlone,
    /// <summary>Some interests.</summary>
    AllInterests,
    /// <summary>A veto on nothing, or on both.</summary>
    CompanyOrOccupation,
    /// <summary>A release to nobody.</summary>
    ConsentCompany,
    /// <summary>A company where none belongs.</summary>
    ConsentNoCompany,
    /// <summary>Neither minimum nor target.</summary>
    LevelOrTarget,
    /// <summary>A reason for nothing.</summary>
    ReasonWithoutMinimum,
    /// <summary>A window turned round.</summary>
    NotBefore,
    /// <summary>More than in another column.</summary>
    AtMost,
    /// <summary>Two columns for one thing.</summary>
    EmptyWhereGiven,
    /// <summary>A policy named and given.</summary>
    PolicyLeftOut,
    /// <summary>A file that no market can be without.</summary>
    FileMissing,
    /// <summary>The same, with a workbook beside.</summary>
    FileMissingBesideWorkbook,
    /// <summary>A file of no table.</summary>
    FileUnknown,
    /// <summary>A file of no table, and what is near.</summary>
    FileUnknownNear,
    /// <summary>A file name in other letters.</summary>
    FileName,
    /// <summary>A workbook beside tables.</summary>
    WorkbookBeside,
    /// <summary>A sheet that no market can be without.</summary>
    SheetMissing,
    /// <summary>A sheet that is there twice.</summary>
    SheetTwice,
    /// <summary>A sheet of no table.</summary>
    SheetUnknown,
    /// <summary>A sheet of no table, and what is near.</summary>
    SheetUnknownNear,
    /// <summary>A hidden sheet was read.</summary>
    SheetHidden,
    /// <summary>A sheet without cells.</summary>
    SheetOfCells,
    /// <summary>A hidden row was read.</summary>
    RowHidden,
    /// <summary>An example row was passed over.</summary>
    ExampleRow,
    /// <summary>Cells that are merged.</summary>
    MergedCells,
    /// <summary>A table without header.</summary>
    HeaderRow,
    /// <summary>Too many rows.</summary>
    SheetRows,
    /// <summary>A cell below no header.</summary>
    NoHeaderAbove,
    /// <summary>The sheet of the office without its facts.</summary>
    OfficeFacts,
    /// <summary>A workbook too large.</summary>
    WorkbookSize,
    /// <summary>A workbook that cannot be read.</summary>
    WorkbookDamaged,
    /// <summary>A file that is no workbook.</summary>
    WorkbookNone,
    /// <summary>A workbook with macros.</summary>
    WorkbookWithoutMacros,
    /// <summary>A workbook with links.</summary>
    WorkbookWithoutLinks,
    /// <summary>A workbook with connections.</summary>
    WorkbookWithoutConnections,
    /// <summary>A workbook with files in it.</summary>
    WorkbookWithoutEmbeddedFiles,
    /// <summary>A workbook with controls.</summary>
    WorkbookWithoutControls,
    /// <summary>A workbook of another format.</summary>
    WorkbookOtherFormat,
    /// <summary>A workbook of before 2007.</summary>
    WorkbookOld,
    /// <summary>A workbook with a password.</summary>
    WorkbookWithoutPassword,
    /// <summary>A part of a workbook too large.</summary>
    PartSize,
    /// <summary>An archive with too many entries.</summary>
    ArchiveEntries,
    /// <summary>A name that leads out of the archive.</summary>
    ArchiveNamesInside,
    /// <summary>A name twice in an archive.</summary>
    ArchiveNameOnce,
    /// <summary>An archive with a password.</summary>
    ArchiveWithoutPassword,
    /// <summary>An archive too large when unpacked.</summary>
    ArchiveUnpacked,
    /// <summary>An archive that unpacks to far more.</summary>
    ArchiveRatio,
    /// <summary>An archive that says other lengths than it has.</summary>
    ArchiveLengths,
    /// <summary>Two files of one name in an archive.</summary>
    ArchiveOneMarket,
    /// <summary>A file that is no archive.</summary>
    ArchiveNone,
    /// <summary>A number of entries.</summary>
    Entries,
    /// <summary>Semicolons were read.</summary>
    DelimiterRead,
    /// <summary>Another separator.</summary>
    Delimiter,
    /// <summary>A row too long.</summary>
    RowCells,
    /// <summary>A cell too long in a file.</summary>
    CellTooLong,
    /// <summary>Quotes in a wrong place.</summary>
    Quotes,
    /// <summary>A quote that is not closed.</summary>
    QuoteNotClosed,
    /// <summary>A file in UTF-16.</summary>
    Utf16,
    /// <summary>A file that is no UTF-8.</summary>
    Utf8,
    /// <summary>A file too large.</summary>
    FileSize,
    /// <summary>The mark of Excel was skipped.</summary>
    ExcelMarkSkipped,
    /// <summary>The mark of an editor was skipped.</summary>
    EditorMarkSkipped,
    /// <summary>Windows-1252 was read.</summary>
    Windows1252,
    /// <summary>A value that is no text.</summary>
    JsonText,
    /// <summary>A JSON file of another shape.</summary>
    JsonObject,
    /// <summary>Found: nothing.</summary>
    Missing,
    /// <summary>Found: an empty table.</summary>
    Empty,
    /// <summary>Found: bytes.</summary>
    Bytes,
    /// <summary>Found: a size.</summary>
    Size,
    /// <summary>Found: macros.</summary>
    Macros,
    /// <summary>Found: links.</summary>
    ExternalLinks,
    /// <summary>Found: connections.</summary>
    DataConnections,
    /// <summary>Found: embedded files.</summary>
    EmbeddedFiles,
    /// <summary>Found: controls.</summary>
    Controls,
    /// <summary>Found: a binary workbook.</summary>
    BinaryWorkbook,
    /// <summary>Found: an OpenDocument.</summary>
    OpenDocument,
    /// <summary>Found: a password.</summary>
    Encrypted,
    /// <summary>Found: an old workbook.</summary>
    OldWorkbook,
    /// <summary>Found: something hidden.</summary>
    Hidden,
    /// <summary>Found: a chart.</summary>
    Chart,
    /// <summary>Found: merged cells.</summary>
    Merged,
    /// <summary>Where something stands in a file.</summary>
    PlaceInFile,
    /// <summary>The header of a file.</summary>
    PlaceHeader,
    /// <summary>A key of a file.</summary>
    PlaceKey,
    /// <summary>A row of a file.</summary>
    PlaceRow,
    /// <summary>A file as a whole.</summary>
    PlaceFile,
    /// <summary>A cell of a sheet.</summary>
    PlaceCell,
    /// <summary>A cell of a sheet with the header above it.</summary>
    PlaceCellOfColumn,
    /// <summary>How many more cells of a column.</summary>
    MoreCells,
    /// <summary>How many more.</summary>
    More,
    /// <summary>A text that is shown in part.</summary>
    CutText,
    /// <summary>How many problems are not listed.</summary>
    MoreProblems,
    /// <summary>A path that leads nowhere.</summary>
    NoSuchMarket,
    /// <summary>A path to something else.</summary>
    MarketIs,
    /// <summary>What a market may be.</summary>
    MarketForms,
    /// <summary>A folder in the place of a file.</summary>
    IsFolder,
    /// <summary>A device, a pipe or a socket in the place of a file.</summary>
    IsOther,
    /// <summary>A file that is there.</summary>
    IsThereAlready,
    /// <summary>Something that is no file.</summary>
    NoFile,
    /// <summary>A path to read that leads nowhere.</summary>
    FileNotThere,
    /// <summary>A file that may not be read.</summary>
    FileNotReadable,
    /// <summary>A file where a folder has to be.</summary>
    NoFolder,
    /// <summary>A folder into which nothing can be written.</summary>
    FolderNotWritable,
    /// <summary>A name that is too long for a file.</summary>
    NameTooLong,
    /// <summary>A disk that is full.</summary>
    NoRoom,
    /// <summary>A folder with something in it.</summary>
    FolderNotEmpty,
    /// <summary>A folder with something in it that may be replaced when asked for.</summary>
    FolderNotEmptyUnlessAsked,
    /// <summary>A folder with something in it that is no part of a market.</summary>
    FolderHoldsOther,
    /// <summary>A file that cannot be replaced.</summary>
    FileNotReplaceable,
    /// <summary>A folder whose files may not be deleted.</summary>
    FolderNotReplaceable,
    /// <summary>A file of the program's own that somebody changed or that is cut off.</summary>
    OwnFileDamaged,
    /// <summary>A folder that may not be read.</summary>
    FolderNotReadable,
    /// <summary>A folder that cannot give way to another.</summary>
    FolderNotMoved,
    /// <summary>A folder that was put back because it may not be deleted.</summary>
    FolderPutBack,
    /// <summary>A former market of which something is left.</summary>
    FormerMarketLeft,
    /// <summary>Found: a folder.</summary>
    Folder,
    /// <summary>Found: a pipe or a device.</summary>
    Pipe,
    /// <summary>A file.</summary>
    File,
    /// <summary>Codes that are too many to say.</summary>
    ChooseFromList,
    /// <summary>A percentage.</summary>
    Percentage,
    /// <summary>A result said in a word.</summary>
    ResultWord,
    /// <summary>Too many rows of results.</summary>
    ResultRows,
    /// <summary>What a file of results may be.</summary>
    ResultFile,
    /// <summary>Which sheet holds the results.</summary>
    ResultSheet,
    /// <summary>A share of 1 where a count or a percentage belongs.</summary>
    LooksLikeShare,
    /// <summary>A percentage that is less than one item.</summary>
    PercentOfItems,
    /// <summary>A day that is neither too long after the market nor too long before it.</summary>
    DayBetween,
    /// <summary>A day on which a person can have been assessed.</summary>
    DayOfTest,
    /// <summary>A whole number as a result.</summary>
    WholeResult,
    /// <summary>The end of a range that another column of the row says.</summary>
    NumberInColumn,
    /// <summary>A row without a result.</summary>
    NoResult,
    /// <summary>A row of another instrument.</summary>
    OtherInstrument,
    /// <summary>A column that another instrument has.</summary>
    ColumnOfInstrument,
    /// <summary>Competences an instrument measures.</summary>
    MeasuredBy,
    /// <summary>A table whose facts could be otherwise.</summary>
    FactTable,
    /// <summary>A column whose facts could be otherwise.</summary>
    FactColumn,
    /// <summary>A column that is told twice for one row.</summary>
    FactTwice,
    /// <summary>The same cell, row or addition in two changes.</summary>
    FactClash,
    /// <summary>A row beside the one spoken of, where rows have no lines.</summary>
    OtherRow,
    /// <summary>A table in which rows neither come nor go.</summary>
    FactCellsOnly,
    /// <summary>A row that is not there.</summary>
    FactRow,
    /// <summary>A row that holds certain facts and is not there.</summary>
    FactRowOfCells,
    /// <summary>A consent that would be withdrawn before it was given.</summary>
    ConsentWithdrawn,
    /// <summary>A consent to counselling that was not given.</summary>
    FactConsent,
    /// <summary>A company beside the one that a row stands with.</summary>
    OwnCompany,
    /// <summary>A fact that no file can hold as what it is.</summary>
    FactUnwritable,
    /// <summary>Symbolic links that lead to each other.</summary>
    LinkCircle,
    /// <summary>A file that is there and that the system does not open.</summary>
    FileNotOpened,
    /// <summary>A mapping file that is no JSON.</summary>
    MappingSyntax,
    /// <summary>A key or a kind of value that no mapping file has.</summary>
    MappingForm,
    /// <summary>One of some codes of a mapping.</summary>
    MappingOneOf,
    /// <summary>The scales of a kind of proof.</summary>
    MappingScale,
    /// <summary>The instrument of a mapping.</summary>
    MappingInstrument,
    /// <summary>The part of a column of results.</summary>
    MappingPart,
    /// <summary>Columns of results about the same thing.</summary>
    MappingPartNeeded,
    /// <summary>Columns of results that repeat.</summary>
    MappingOnce,
    /// <summary>Where a mapping finds results.</summary>
    MappingResults,
    /// <summary>Competences in a mapping of levels of German.</summary>
    MappingNoDimensions,
    /// <summary>Kinds of proof of German.</summary>
    MappingGermanKind,
    /// <summary>The unit of a mapping.</summary>
    MappingUnit,
    /// <summary>Other headers of the columns every file has.</summary>
    MappingHeaders,
    /// <summary>A word that stands for a value.</summary>
    MappingWord,
    /// <summary>A column of results.</summary>
    MappingResult,
    /// <summary>The name of a column of results.</summary>
    MappingColumn,
    /// <summary>The header of a column of results.</summary>
    MappingHeader,
    /// <summary>A competence in a column of German.</summary>
    MappingNoDimension,
    /// <summary>A skill of German in a column of a competence.</summary>
    MappingNoSkill,
    /// <summary>The language of a test.</summary>
    MappingLanguage,
    /// <summary>Whether somebody supervised, in a mapping.</summary>
    MappingYesNo,
    /// <summary>The code of a competence.</summary>
    MappingCompetence,
}
