namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>A decision tree in which no path asks about more than two features, so that it is a sum of tables of one and of two features.</summary>
/// <remarks>Nodes are numbered from 0, the root; a leaf has no column.</remarks>
internal sealed class PairTree
{
    private readonly List<Node> _nodes = [];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Whether the tree asks nothing and gives every row the same.</summary>
    public bool IsLeaf => _nodes.Count == 1;

    public int AddLeaf(long points)
    {
        _nodes.Add(new(-1, 0, false, -1, -1, points));
        return _nodes.Count - 1;
    }

    public void Split(int node, int column, int lastLeftStep, bool isAbsentLeft, int left, int right) =>
        _nodes[node] = new(column, lastLeftStep, isAbsentLeft, left, right, 0);

    /// <summary>Points of a row.</summary>
    public long PointsOf(byte[][] steps, int row)
    {
        var node = _nodes[0];
        while (node.Column >= 0)
        {
            node = _nodes[node.IsLeft(steps[node.Column][row]) ? node.Left : node.Right];
        }

        return node.Points;
    }

    /// <summary>A question or, with column −1, a leaf.</summary>
    public sealed record Node(int Column, int LastLeftStep, bool IsAbsentLeft, int Left, int Right, long Points)
    {
        public bool IsLeft(int step) => step == 0 ? IsAbsentLeft : step <= LastLeftStep;
    }
}
