"""``python -m looksmith``."""

import sys

from looksmith.cli import main

sys.exit(main())
