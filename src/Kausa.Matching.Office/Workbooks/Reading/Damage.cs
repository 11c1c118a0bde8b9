using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>The reader of parts throws many kinds of exceptions for one cause: the bytes are no workbook as they should be.</summary>
internal static class Damage
{
    /// <summary>Reads; whatever a damaged part makes the reader throw becomes one kind of exception.</summary>
    /// <exception cref="InvalidDataException">The workbook is damaged.</exception>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or XmlException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException
            or NotSupportedException or NullReferenceException or IndexOutOfRangeException or InvalidCastException or OverflowException or IOException)
        {
            throw new InvalidDataException("The workbook is damaged.", exception);
        }
    }
}
