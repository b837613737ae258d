"""Plays the game, or runs a development command, on a machine that has nothing but Python.

    python3 run.py            plays (Windows: py run.py)
    python3 run.py test       runs the tests
    python3 run.py --help     lists everything else

The first start sets up an environment of its own in `.venv`; nothing else on the machine is touched.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons must get a sentence, not a traceback
    sys.exit(
        "Kakenaoshi needs Python 3.11 or newer; this is Python %d.%d.\n"  # noqa: UP031
        "Install a newer one (https://www.python.org/downloads/) and start this file with it." % sys.version_info[:2]
    )

from dev.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
