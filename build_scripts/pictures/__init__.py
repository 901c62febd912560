"""Pictures as accessible SVG, made when the site is built."""
