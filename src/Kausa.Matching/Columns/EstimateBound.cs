namespace Kausa.Matching.Columns;

/// <summary>What no estimate of a group of people beats, in 16 bits: the highest level, the most certain class and the least certain class.</summary>
/// <remarks>
/// The level is kept as the distance from the top, as the windows of <see cref="Compile.ShortfallTables"/> begin. In EXPECTED and CAUTIOUS doubt costs: the shortfall at
/// the highest level and the most certain class is exceeded by nobody from below. In POTENTIAL and BALANCED doubt counts in favour, so the least certain class takes its place, with the floor over all more certain ones.
/// </remarks>
internal readonly record struct EstimateBound
{
    private const int CertainShift = 7;
    private const int DoubtfulShift = 10;
    private const int FromTopMask = (1 << CertainShift) - 1;
    private const int ClassMask = 7;

    private readonly ushort _packed;

    private EstimateBound(int fromTop, int certain, int doubtful) => _packed = (ushort)(fromTop | certain << CertainShift | doubtful << DoubtfulShift);

    /// <summary>Holds for nobody.</summary>
    public static EstimateBound Nobody => new(FromTopMask, ClassMask, 0);

    /// <summary>The bound of one estimate, given as the offset of its window.</summary>
    /// <param name="offset">Offset of a window into a table of shortfalls.</param>
    /// <param name="rowLength">Entries of a row of that table, a power of two.</param>
    public static EstimateBound Of(int offset, int rowLength)
    {
        var errorClass = offset / rowLength;
        return new EstimateBound(offset % rowLength, errorClass, errorClass);
    }

    /// <summary>What holds for both.</summary>
    public EstimateBound With(EstimateBound other) => new(
        Math.Min(_packed & FromTopMask, other._packed & FromTopMask),
        Math.Min(_packed >> CertainShift & ClassMask, other._packed >> CertainShift & ClassMask),
        Math.Max(_packed >> DoubtfulShift & ClassMask, other._packed >> DoubtfulShift & ClassMask));

    /// <summary>Offset of the window whose entries no estimate of the group undercuts.</summary>
    /// <param name="rowLength">Entries of a row of the table, a power of two.</param>
    /// <param name="doubtFavours">Whether doubt counts in favour, as in POTENTIAL and BALANCED.</param>
    public int Offset(int rowLength, bool doubtFavours) =>
        ((_packed >> (doubtFavours ? DoubtfulShift : CertainShift) & ClassMask) * rowLength) + (_packed & FromTopMask);
}
