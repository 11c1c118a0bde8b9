namespace Kausa.Matching.Allocation;

/// <summary>What is wrong with an allocation or its proof.</summary>
public enum AllocationFault
{
    /// <summary>A pair names a row or column that does not exist.</summary>
    OutOfRange,

    /// <summary>A pair is allocated more than once.</summary>
    Repeated,

    /// <summary>A pair is not eligible (or, in a stable matching, not acceptable to both sides).</summary>
    NotEligible,

    /// <summary>A row holds more pairs than its capacity; the amount is by how many.</summary>
    RowOverCapacity,

    /// <summary>A column holds more pairs than its capacity; the amount is by how many.</summary>
    ColumnOverCapacity,

    /// <summary>A required row is not filled; the amount is by how many.</summary>
    RequiredRowUnfilled,

    /// <summary>A pinned pair is missing.</summary>
    PinnedPairMissing,

    /// <summary>The stated total is not the sum of the values; the amount is stated − actual.</summary>
    TotalWrong,

    /// <summary>There is not exactly one price per row and column.</summary>
    PriceCountWrong,

    /// <summary>A price that must not be negative is; the amount is the price.</summary>
    PriceNegative,

    /// <summary>The placement price does not fit the objective: not 0 for best total, or too low to outweigh every difference in total.</summary>
    PlacementPriceWrong,

    /// <summary>A pair that is not allocated gains against the prices; the amount is the gain.</summary>
    UnallocatedPairGains,

    /// <summary>An allocated pair loses against the prices; the amount is the loss.</summary>
    AllocatedPairLoses,

    /// <summary>A row or column with capacity left has a price; the amount is the price.</summary>
    PriceWithoutScarcity,

    /// <summary>Dual value and allocation differ; the amount is the gap.</summary>
    DualGap,

    /// <summary>A pair prefers each other strictly to what they have (or have room): the matching is not stable.</summary>
    BlockingPair,

    /// <summary>A company has more people than its cap; the column is the company, the amount by how many.</summary>
    CompanyOverCap,

    /// <summary>An adviser has more people placed than the limit; the column is the adviser, the amount by how many.</summary>
    AdviserOverLimit,

    /// <summary>A plan that claims to be optimal comes without prices.</summary>
    CertificateMissing,

    /// <summary>The prices prove another objective than the plan claims.</summary>
    CertificateObjectiveDiffers,

    /// <summary>The market of the prices has more or fewer rows or columns than the plan's; the row or column is how many, the amount by how many too many.</summary>
    CertificateSizeDiffers,

    /// <summary>A row or column of the market of the prices has another capacity than in the plan's; the amount is the capacity told − the right one.</summary>
    CertificateCapacityDiffers,

    /// <summary>The market of the prices demands what the plan's does not (amount 1), or does not demand what it does (−1): a row filled or a pair that stands.</summary>
    CertificateDutyDiffers,

    /// <summary>The market of the prices has a pair that is not possible in the plan's.</summary>
    CertificatePairUnknown,

    /// <summary>The market of the prices lacks a possible pair of the plan's.</summary>
    CertificatePairMissing,

    /// <summary>A pair of the market of the prices has another value than in the plan's; the amount is the value told − the right one.</summary>
    CertificateValueDiffers,

    /// <summary>The prices belong to another plan: the row is the person, the column the place they have there, −1 for none; of an interview day, the company of an interview that is missing (−1) or too many (1).</summary>
    CertificatePlanDiffers,

    /// <summary>The price of a company's cap must not be negative and is; the column is the company, the amount the price.</summary>
    CompanyPriceNegative,

    /// <summary>The price of an adviser's limit must not be negative and is; the column is the adviser, the amount the price.</summary>
    AdviserPriceNegative,

    /// <summary>A company below its cap has a price; the column is the company, the amount the price.</summary>
    CompanyPriceWithoutScarcity,

    /// <summary>An adviser below the limit has a price; the column is the adviser, the amount the price.</summary>
    AdviserPriceWithoutScarcity,

    /// <summary>Two meetings of one person or of one table stand in the same slot, or a slot or table does not exist; the row is the person, the column the company.</summary>
    MeetingClash,
}

/// <summary>One offender.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Row">The row (or resident), −1 where none is meant.</param>
/// <param name="Column">The column (or hospital), −1 where none is meant.</param>
/// <param name="Amount">By how much; 1 where counting makes no sense.</param>
public readonly record struct AllocationFinding(AllocationFault Fault, int Row, int Column, Int128 Amount);

/// <summary>The verdict on a plan of a cohort by its prices.</summary>
/// <param name="Findings">All offenders; none means that no plan that keeps the rules is better.</param>
/// <param name="Bound">What no such plan exceeds in total + placement price × people placed.</param>
/// <param name="DualGap">How far the plan stays below that; 0 for a proven optimum.</param>
public sealed record PriceCheck(IReadOnlyList<AllocationFinding> Findings, Int128 Bound, Int128 DualGap);

/// <summary>The verdict on an optimal allocation.</summary>
/// <param name="Findings">All offenders; none means that the allocation is proven optimal.</param>
/// <param name="DualGap">Dual value less the value of the allocation; 0 for a proven optimum.</param>
public sealed record AllocationCheck(IReadOnlyList<AllocationFinding> Findings, Int128 DualGap)
{
    /// <summary>Whether there is nothing to object to.</summary>
    public bool IsProven => Findings.Count == 0;
}
