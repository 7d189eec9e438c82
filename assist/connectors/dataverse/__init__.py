"""Dynamics 365 (Dataverse): cases, activities and articles in; what was suggested and said, out."""
