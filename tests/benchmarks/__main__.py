"""All tables of speed, one after the other: beside peers, the app, growth, many drafts.

PYTHONPATH=. python -m tests.benchmarks [--peers PYTHON]      see peers.py for the peers
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TABLES = ("peers", "start", "growth", "matrix")

for name in TABLES:
    print(f"\n== {name}", flush=True)
    arguments = sys.argv[1:] if name == "peers" else []
    subprocess.run([sys.executable, str(HERE / f"{name}.py"), *arguments], check=True)
