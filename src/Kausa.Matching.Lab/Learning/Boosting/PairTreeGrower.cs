using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>Grows trees, the most helpful question first, no path over more than two features.</summary>
/// <remarks>Questions about any column are asked until a path has its two features; from then on only these two are summed up, which costs next to nothing.</remarks>
internal sealed class PairTreeGrower(SteppedRows rows, BoostingPlan plan, bool isParallel)
{
    private readonly Stack<Histogram> _free = new();
    private int[] _order = [];
    private int[] _spare = [];
    private RowGradient[] _gathered = [];

    /// <summary>Grows one tree.</summary>
    /// <param name="treeRows">Rows to grow it on, ascending.</param>
    /// <param name="columns">Columns it may ask about.</param>
    /// <param name="gradients">Gradient of each row of all.</param>
    public PairTree Grow(int[] treeRows, int[] columns, RowGradient[] gradients)
    {
        _order = [.. treeRows];
        if (_spare.Length < treeRows.Length)
        {
            _spare = new int[treeRows.Length];
            _gathered = new RowGradient[treeRows.Length];
        }

        var total = default(RowGradient);
        foreach (var row in treeRows)
        {
            total += gradients[row];
        }

        var tree = new PairTree();
        var root = new OpenNode(tree.AddLeaf(PointsOf(total)), 0, treeRows.Length, total, [], Rent());
        Sum(root, columns, gradients);
        root.Cut = Cut.Best(root.Histogram, columns, rows.Edges, total, plan);
        var open = new List<OpenNode> { root };
        for (var leaves = 1; leaves < plan.LeafCount; leaves++)
        {
            var node = open.MaxBy(candidate => candidate.Cut.Gain);
            if (node is null || node.Cut.Column < 0)
            {
                break;
            }

            open.Remove(node);
            open.AddRange(Divide(tree, node, columns, gradients));
        }

        open.ForEach(node => _free.Push(node.Histogram));
        return tree;
    }

    private IEnumerable<OpenNode> Divide(PairTree tree, OpenNode node, int[] columns, RowGradient[] gradients)
    {
        var cut = node.Cut;
        int[] path = node.Path.Contains(cut.Column) ? node.Path : [.. node.Path, cut.Column];
        var asked = path.Length == 2 ? path : columns;
        var middle = Partition(node, cut);
        var right = node.Sum - cut.Left;
        var left = new OpenNode(tree.AddLeaf(PointsOf(cut.Left)), node.Start, middle - node.Start, cut.Left, path, node.Histogram);
        var rightNode = new OpenNode(tree.AddLeaf(PointsOf(right)), middle, node.Start + node.Length - middle, right, path, Rent());
        tree.Split(node.Index, cut.Column, cut.LastLeftStep, cut.IsAbsentLeft, left.Index, rightNode.Index);

        // The smaller child is summed up, the larger is what remains of the parent.
        if (left.Length < rightNode.Length)
        {
            (left.Histogram, rightNode.Histogram) = (rightNode.Histogram, left.Histogram);
        }

        var (small, large) = left.Length < rightNode.Length ? (left, rightNode) : (rightNode, left);
        Sum(small, asked, gradients);
        large.Histogram.Subtract(small.Histogram, asked, rows.Edges);
        foreach (var child in new[] { left, rightNode })
        {
            child.Cut = Cut.Best(child.Histogram, asked, rows.Edges, child.Sum, plan);
        }

        return [left, rightNode];
    }

    private void Sum(OpenNode node, int[] columns, RowGradient[] gradients)
    {
        for (var at = node.Start; at < node.Start + node.Length; at++)
        {
            _gathered[at] = gradients[_order[at]];
        }

        node.Histogram.Fill(
            rows, columns, _order.AsMemory(node.Start, node.Length), _gathered.AsMemory(node.Start, node.Length), isParallel && columns.Length > 2 && node.Length > 2_000);
    }

    // Stable, so that rows stay ascending and the memory they stand in is read forwards.
    private int Partition(OpenNode node, Cut cut)
    {
        var steps = rows.Steps[cut.Column];
        int left = node.Start, right = 0;
        for (var at = node.Start; at < node.Start + node.Length; at++)
        {
            var row = _order[at];
            int step = steps[row];
            if (step == 0 ? cut.IsAbsentLeft : step <= cut.LastLeftStep)
            {
                _order[left++] = row;
            }
            else
            {
                _spare[right++] = row;
            }
        }

        Array.Copy(_spare, 0, _order, left, right);
        return left;
    }

    private Histogram Rent() => _free.Count > 0 ? _free.Pop() : new(rows.Edges.Length);

    private long PointsOf(RowGradient sum) =>
        (long)Math.Round(-sum.SlopeValue / (sum.CurvatureValue + plan.Shrinkage) * plan.RatePercent / 100 / AdditiveScore.Unit);

    private sealed class OpenNode(int index, int start, int length, RowGradient sum, int[] path, Histogram histogram)
    {
        public int Index { get; } = index;

        public int Start { get; } = start;

        public int Length { get; } = length;

        public RowGradient Sum { get; } = sum;

        public int[] Path { get; } = path;

        public Histogram Histogram { get; set; } = histogram;

        public Cut Cut { get; set; }
    }
}
