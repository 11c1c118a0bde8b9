"""Throughput of FAISS's exact flat index on one thread: 32 numbers per place, the best 20 by inner product, people in batches."""
import sys
import time

try:
    import faiss
    import numpy
except ImportError:
    sys.exit("FAISS is missing: apt-get install python3-faiss libopenblas0-pthread")

places = int(sys.argv[1]) if len(sys.argv) > 1 else 550_000
faiss.omp_set_num_threads(1)
random = numpy.random.default_rng(5_504)
print("| FAISS IndexFlatIP, one thread | batch | ns per pair, median | q1-q3 |\n|---|---:|---:|---:|")
for dimensions in (32, 64):
    index = faiss.IndexFlatIP(dimensions)
    index.add(random.random((places, dimensions), dtype=numpy.float32))
    for batch, rounds in ((1, 15), (512, 5)):
        people = random.random((batch, dimensions), dtype=numpy.float32)
        index.search(people[:1], 20)
        times = []
        for _ in range(rounds):
            begin = time.thread_time()
            index.search(people, 20)
            times.append((time.thread_time() - begin) * 1e9 / (batch * places))
        times.sort()
        print(f"| {places:,} places, d = {dimensions} | {batch} | {times[rounds // 2]:.3f} | {times[rounds // 4]:.3f}-{times[rounds * 3 // 4]:.3f} |")
print(f"FAISS {faiss.__version__}, NumPy {numpy.__version__}")
