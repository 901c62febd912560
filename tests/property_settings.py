"""How properties are tried: no deadline for one example, for a busy machine would make it the judge. Import it first."""

from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
