"""One file a KIND of check, named as rules name it; what several kinds share stands one folder up."""
