"""What other systems of the administration hold of a citizen: looked up, never kept."""
