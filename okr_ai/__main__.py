"""`python -m okr_ai` is `okr-ai`."""

from okr_ai.cli import main

if __name__ == "__main__":
    main()
