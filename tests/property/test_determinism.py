"""The same library gives the same release and the same findings in any process."""

import os
import subprocess
import sys

from tests.libraries import FOLDER, SHIPPED

SCRIPT = """
import sys
from pathlib import Path
from intakt.content import loader
from intakt.content.release import build
from intakt.intake.audit import audit_files
print(build(loader.load(Path(sys.argv[1]))).id)
files = loader.read_files(Path(sys.argv[2])) | loader.read_files(Path(sys.argv[3]))
for finding in audit_files(files, readers=frozenset({"one", "two", "three"}), needs={}):
    print(finding, finding.example)
"""


def test_whatever_the_hash_seed():
    seen = set()
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-c",
            SCRIPT,
            str(SHIPPED),
            str(FOLDER / "base"),
            str(FOLDER / "unknown-option"),
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        seen.add(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
    (printed,) = seen
    assert printed.count("\n") > 5
