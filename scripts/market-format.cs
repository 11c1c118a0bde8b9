#:project ../src/Kausa.Matching.Office/Kausa.Matching.Office.csproj
#:property RestorePackagesWithLockFile=false

// Writes the tables of docs/market-format.md anew from the schema. Run it in the folder of Kausa.sln: dotnet run scripts/market-format.cs
using Kausa.Matching.Office.Schema;

const string Document = "docs/market-format.md";
var text = File.ReadAllText(Document);
var start = text.IndexOf(MarketFormatTables.Marker, StringComparison.Ordinal);
if (start < 0)
{
    Console.Error.WriteLine($"{Document} has no line '{MarketFormatTables.Marker}'.");
    return 1;
}

File.WriteAllText(Document, text[..start] + MarketFormatTables.Markdown());
return 0;
