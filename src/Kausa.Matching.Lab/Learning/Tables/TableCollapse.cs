using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Tables;

/// <summary>Adds up trees into tables: every leaf is a rectangle over at most two features.</summary>
internal static class TableCollapse
{
    /// <summary>The tables that give each row what the trees give it, but for a constant that is the same for all rows.</summary>
    public static AdditiveRanker Of(IEnumerable<PairTree> trees, FeatureEdges[] edges)
    {
        var leaves = trees.SelectMany(tree => LeavesOf(tree, edges)).Where(leaf => leaf.Sides.Count > 0 && leaf.Points != 0);
        return new(
        [
            .. leaves
                .GroupBy(leaf => (First: leaf.Sides[0].Column, Second: leaf.Sides.Count > 1 ? leaf.Sides[1].Column : -1))
                .OrderBy(group => group.Key.Second >= 0)
                .ThenBy(group => group.Key)
                .Select(group => TableOf([.. group], edges)),
        ]);
    }

    private static PointTable TableOf(List<Leaf> leaves, FeatureEdges[] edges)
    {
        var axes = Enumerable.Range(0, leaves[0].Sides.Count).Select(at => AxisOf([.. leaves.Select(leaf => leaf.Sides[at])])).ToArray();
        var points = new long[axes.Aggregate(1, (product, axis) => product * axis.StepCount)];
        foreach (var leaf in leaves)
        {
            foreach (var first in axes[0].StepsOf(leaf.Sides[0]))
            {
                if (axes.Length == 1)
                {
                    points[first] += leaf.Points;
                    continue;
                }

                foreach (var second in axes[1].StepsOf(leaf.Sides[1]))
                {
                    points[(first * axes[1].StepCount) + second] += leaf.Points;
                }
            }
        }

        return new([.. axes.Select(axis => new StepAxis(edges[axis.Column].Feature, [.. axis.Cuts.Select(cut => edges[axis.Column].Edges[cut - 1])]))], points);
    }

    // Only the cuts that some leaf makes: a table is no finer than its trees.
    private static Axis AxisOf(List<Side> sides) =>
        new(sides[0].Column, [.. sides.SelectMany(side => new[] { side.FirstStep - 1, side.LastStep }).Where(cut => cut >= 1 && cut < sides[0].StepCount - 1).Distinct().Order()]);

    private static List<Leaf> LeavesOf(PairTree tree, FeatureEdges[] edges)
    {
        var leaves = new List<Leaf>();
        Visit(0, []);
        return leaves;

        void Visit(int index, List<Side> sides)
        {
            var node = tree.Nodes[index];
            if (node.Column < 0)
            {
                leaves.Add(new([.. sides.OrderBy(side => side.Column)], node.Points));
                return;
            }

            var side = sides.Find(side => side.Column == node.Column) ?? new(node.Column, edges[node.Column].StepCount, 1, edges[node.Column].StepCount - 1, true);
            List<Side> others = [.. sides.Where(other => other.Column != node.Column)];
            Visit(node.Left, [.. others, side with { LastStep = Math.Min(side.LastStep, node.LastLeftStep), HasAbsent = side.HasAbsent && node.IsAbsentLeft }]);
            Visit(node.Right, [.. others, side with { FirstStep = Math.Max(side.FirstStep, node.LastLeftStep + 1), HasAbsent = side.HasAbsent && !node.IsAbsentLeft }]);
        }
    }

    /// <summary>Steps of one column that reach a leaf: a run of steps, which may be empty, and perhaps the absent one.</summary>
    private sealed record Side(int Column, int StepCount, int FirstStep, int LastStep, bool HasAbsent);

    private sealed record Leaf(List<Side> Sides, long Points);

    private sealed record Axis(int Column, int[] Cuts)
    {
        public int StepCount => Cuts.Length + 2;

        public IEnumerable<int> StepsOf(Side side)
        {
            if (side.HasAbsent)
            {
                yield return 0;
            }

            for (var step = 1; step <= Cuts.Length + 1 && side.FirstStep <= side.LastStep; step++)
            {
                int first = step == 1 ? 1 : Cuts[step - 2] + 1, last = step > Cuts.Length ? side.StepCount - 1 : Cuts[step - 1];
                if (first >= side.FirstStep && last <= side.LastStep)
                {
                    yield return step;
                }
            }
        }
    }
}
