"""The audit for those who answer for it: who did what, and whether it is whole."""
