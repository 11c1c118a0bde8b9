using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>How the values of a column are written, both ways; knows nothing of tables and files.</summary>
/// <remarks>Immutable and thread-safe. Culture-free.</remarks>
internal abstract class CellType
{
    /// <summary>One word for the documentation, such as "date".</summary>
    public abstract string Name { get; }

    /// <summary>What is allowed, as an error says it.</summary>
    public abstract Message Allowed { get; }

    /// <summary>Whether spaces around the text belong to the value.</summary>
    public virtual bool KeepsSpaces => false;

    /// <summary>What may be chosen, as a person sees it; null where nothing can be listed.</summary>
    public virtual IReadOnlyList<string>? Choices(OfficeWords words) => null;

    /// <summary>Reads a text that is not empty.</summary>
    public abstract CellReading Read(string text);

    /// <summary>Writes a value; the text may be one that <see cref="Read"/> refuses, which the writer checks.</summary>
    public abstract string Write(object value);

    /// <summary>Writes a value as a person sees it; <see cref="Read"/> understands it.</summary>
    public virtual string Show(object value, OfficeWords words) => Write(value);
}

/// <summary>A cell type with its values' type.</summary>
internal abstract class CellType<T> : CellType
    where T : notnull
{
    public sealed override string Write(object value) => Format((T)value);

    protected abstract string Format(T value);
}
