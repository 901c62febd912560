"""`python -m build_scripts`: the same as `dossier`."""

from .command_line import main

if __name__ == "__main__":
    main(prog_name="dossier")
