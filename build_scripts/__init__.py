"""The engine of a citable dossier: curated YAML records in, cross-linked pages and data out."""
