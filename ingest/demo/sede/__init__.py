"""The demonstration sede electrónica."""
