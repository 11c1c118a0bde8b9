using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Allocation;
using Kausa.Matching.Benchmarks.Allocation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["dense", string kind, string size, string seed, .. string[] file]:
        Dense(kind, Number(size), Number(seed), file);
        return 0;
    case ["sparse", string rows, string columns, string perRow, string capacity, string seed, .. string[] file]:
        Sparse(Number(rows), Number(columns), Number(perRow), Number(capacity), Number(seed), file);
        return 0;
    case ["stable", string residents, string places, string occupations, string seed]:
        Stable(Number(residents), Number(places), Number(occupations), Number(seed));
        return 0;
    default:
        Console.Error.WriteLine("dense uniform|near|product|popular|taste N SEED [FILE]");
        Console.Error.WriteLine("sparse ROWS COLUMNS PER_ROW CAPACITY SEED [FILE]");
        Console.Error.WriteLine("stable RESIDENTS PLACES OCCUPATIONS SEED");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static void Dense(string kind, int size, int seed, string[] file)
{
    int[] values = AllocationMarkets.DenseValues(kind, size, seed);
    if (file is [string path])
    {
        AllocationMarkets.WriteDense(path, values);
    }

    var watch = SolveClock.Start();
    DenseAllocationInstance instance = DenseAllocationInstance.Square(size, values);
    Report($"dense {kind} {size} seed {seed}", watch, instance, OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal));
}

static void Sparse(int rows, int columns, int perRow, int capacity, int seed, string[] file)
{
    SparseAllocationInstance instance = AllocationMarkets.Sparse(rows, columns, perRow, capacity, seed);
    if (file is [string path])
    {
        AllocationMarkets.WriteSparse(path, instance);
    }

    var watch = SolveClock.Start();
    AllocationOutcome outcome = OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal);
    Report($"sparse {rows} x {columns}, {perRow} per row, capacity {capacity}, seed {seed}", watch, instance, outcome);
}

static void Stable(int residents, int places, int occupations, int seed)
{
    var market = new NationMarket(residents, places, occupations, seed);
    int[] residentOnes = [.. Enumerable.Repeat(1, residents)];
    int[] placeOnes = [.. Enumerable.Repeat(1, places)];
    var watch = SolveClock.Start();
    ProposalMatching matching = StableMatcher.MatchLazily(market.NewSource(), market.Priorities, residentOnes, placeOnes);
    string solve = watch.ToString();
    watch = SolveClock.Start();
    int blocking = AllocationChecker.CheckStable(market.NewSource(), market.Priorities, residentOnes, placeOnes, matching).Count;
    Console.WriteLine(
        $"stable {residents} x {places}: solve {solve}, {matching.ProposalCount} proposals, {matching.PairCount} placed, {blocking} findings, check {watch}, {PeakMegabytes()} MB");
}

static void Report(string name, SolveClock watch, AllocationInstance instance, AllocationOutcome outcome)
{
    string solve = watch.ToString();
    long peak = PeakMegabytes();
    AllocationSolution solution = outcome.Solution ?? throw new InvalidOperationException("No requirements, no conflict.");
    watch = SolveClock.Start();
    AllocationCheck check = AllocationChecker.Check(instance, solution);
    Console.WriteLine(
        $"{name}: solve {solve}, {solution.Pairs.Count} placed, total {solution.Total}, gap {check.DualGap}, {check.Findings.Count} findings, check {watch}, {peak} MB");
}

static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
