using Kausa.Matching.Benchmarks;
using Kausa.Matching.Benchmarks.Peers;

return args switch
{
    ["table", var file, .. var rest] => BenchmarkTable.Run(file, rest),
    ["growth", .. var sizes] => GrowthRun.Run(sizes),
    ["hostile", var places, var people] => HostileRun.Run(PeerExport.Count(places), PeerExport.Count(people)),
    ["budgets", var file] => BudgetCheck.Run(file),
    ["peer-export", var folder, var places, var people] => PeerExport.Run(folder, PeerExport.Count(places), PeerExport.Count(people)),
    ["peer-compare", var folder] => PeerComparison.Run(folder),
    ["peer-linq", var places, var people] => LinqPeer.Run(PeerExport.Count(places), PeerExport.Count(people)),
    ["kernel-rate"] => KernelRate.Run(),
    _ => Suites.Run(args).SelectMany(summary => summary.Reports).Any(report => !report.Success) ? 1 : 0,
};
