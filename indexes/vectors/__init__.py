"""Vector stores: ids and unit vectors in, nearest ids out."""
