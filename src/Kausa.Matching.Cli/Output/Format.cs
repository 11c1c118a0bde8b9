namespace Kausa.Matching.Cli.Output;

/// <summary>Form of an answer.</summary>
internal enum OutputFormat
{
    /// <summary>Words and columns for people.</summary>
    Table,

    /// <summary>JSON alone.</summary>
    Json,

    /// <summary>Comma-separated, one row per result.</summary>
    Csv,
}
