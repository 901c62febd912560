"""Files that mean harm, or are plainly wrong, and what the door makes of each."""
