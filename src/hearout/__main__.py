"""`python -m hearout` is the command `hearout`."""

from hearout.cli import main

if __name__ == "__main__":
    main()
