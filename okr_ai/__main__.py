"""`okr-ai`, and `python -m okr_ai` too."""

import sys


def main() -> None:
    """Run the command line. Who interrupts it while it is being imported is not shown what it was importing."""
    try:
        from okr_ai.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
