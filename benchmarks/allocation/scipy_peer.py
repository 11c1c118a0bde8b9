"""Solves the markets written by the benchmark with SciPy: dense FILE N, or sparse FILE N."""
import sys
import time

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

kind, path, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
if kind == "dense":
    costs = -np.fromfile(path, dtype=np.int32).reshape(size, size).astype(np.float64)
    start, processor = time.perf_counter(), time.process_time()
    rows, columns = linear_sum_assignment(costs)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    total = int(costs[rows, columns].sum())
else:
    pairs = np.fromfile(path, dtype=np.int32).reshape(-1, 3)
    costs = csr_matrix((-pairs[:, 2].astype(np.float64), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    start, processor = time.perf_counter(), time.process_time()
    rows, columns = min_weight_full_bipartite_matching(costs)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    total = int(np.asarray(costs[rows, columns]).sum())
print(f"SciPy {scipy.__version__} {kind} {size}: {seconds:.2f} s ({processor:.2f} s processor), total {-total}")
