namespace Kausa.Matching.Office.Writing;

/// <summary>A market holds something that no file can hold as what it is: written, it would read back as another fact or not at all.</summary>
public sealed class FactUnwritableException : ArgumentException
{
    internal FactUnwritableException(string message)
        : base(message)
    {
    }
}
