"""Citations: what is cited, in the formats that reference managers read and the styles that people print."""
