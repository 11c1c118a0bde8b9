"""A case by case count, as every suite of foreign clients gives it in its last line."""


class Cases:
    """Runs cases one after the other; every failure is one failed case."""

    def __init__(self):
        self.passed = self.failed = 0

    def test(self, name):
        def run(body):
            try:
                body()
                self.passed += 1
                print(f"ok      {name}")
            except Exception as error:
                self.failed += 1
                print(f"FAILED  {name}\n          {error!r}"[:600])
        return run

    def end(self):
        """Prints the count; the exit code."""
        print(f"{self.passed} passed, {self.failed} failed, 0 skipped")
        return 1 if self.failed else 0
